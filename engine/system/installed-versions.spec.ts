import { installedVersions } from './installed-versions';

const read = (files: Readonly<Record<string, string>>) =>
  installedVersions('/w', {
    readText: (path) => files[path.slice('/w/'.length)] ?? null,
    stat: (path) =>
      files[path.slice('/w/'.length)] === undefined
        ? null
        : { size: 1, mtimeMs: 1, ctimeMs: 1, ino: 1, isFile: true, isDirectory: false, isSymbolicLink: false },
  });

const both = [
  { name: '@s/b', version: '2.0.0', isShared: false },
  { name: 'a', version: '1.0.0', isShared: false },
];

test('npm tells which packages lie at the root, and leaves out links and what came inside of another package', () => {
  const packages = {
    'libs/x': { version: '3.0.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/x': { resolved: 'libs/x', link: true },
    'node_modules/a/node_modules/@s/b': { version: '2.0.0' },
    'node_modules/a/node_modules/c': { version: '1.0.0', inBundle: true },
  };
  const files = { 'package-lock.json': '{}', 'node_modules/.package-lock.json': JSON.stringify({ packages }) };
  expect(read(files)).toEqual([
    { name: 'a', version: '1.0.0', isShared: true },
    { name: '@s/b', version: '2.0.0', isShared: false },
  ]);
});

test('pnpm tells versions, not those of links, archives and repositories', () => {
  const text = [
    'importers:\n\n  .:\n    devDependencies:\n      a:\n        version: 1.0.0\n\npackages:\n',
    "  '@s/b@2.0.0':\n    resolution: {}\n",
    '  a@1.0.0:\n    resolution: {}\n',
    '  c@https://codeload.github.com/c/c/tar.gz/1:\n    resolution: {}\n',
    "snapshots:\n\n  '@s/b@2.0.0(a@1.0.0)': {}\n",
  ].join('\n');
  const found = read({ 'pnpm-lock.yaml': '', 'node_modules/.pnpm/lock.yaml': text });
  expect(found).toEqual([...both, both[0]]);
});

test('Yarn tells where each package lies, and the version of one that is patched', () => {
  const text = [
    '__metadata:\n  version: 1\n',
    '"@s/b@npm:2.0.0":\n  locations:\n    - "node_modules/@s/b"\n    - "libs/x/node_modules/@s/b"\n',
    '"real@virtual:0f3a#npm:1.0.0":\n  locations:\n    - "node_modules/a"\n  bin:\n    node_modules:\n      "real": "a/x"\n',
    '"typescript@patch:typescript@npm%3A5.9.3#optional!builtin<compat/typescript>::version=5.9.3&hash=5786d5":\n  locations:\n    - "node_modules/typescript"\n',
    '"x@workspace:libs/x":\n  locations:\n    - "node_modules/x"\n',
  ].join('\n');
  const typescript = { name: 'typescript', version: '5.9.3', isShared: false };
  const found = read({ 'yarn.lock': '', 'node_modules/.yarn-state.yml': text });
  expect(found).toEqual([both[0], both[0], both[1], typescript]);
});

test('Yarn 1 tells the version by the address of the archive', () => {
  const lockfileEntries = {
    '@s/b@^2.0.0': 'https://registry.yarnpkg.com/@s/b/-/b-2.0.0.tgz#f2fb',
    'a@npm:real@^1.0.0': 'https://registry.yarnpkg.com/real/-/real-1.0.0.tgz#bd87',
    'c@https://example.com/c.tgz': 'https://example.com/c.tgz#aa',
    'd@file:./d': '',
  };
  const text = JSON.stringify({ systemParams: 'linux-x64-115', lockfileEntries });
  expect(read({ 'yarn.lock': '', 'node_modules/.yarn-integrity': text })).toEqual(both);
});

test('what another package manager left is not read, and without a note nothing is known', () => {
  const note = { 'node_modules/.package-lock.json': '{ "packages": { "node_modules/a": { "version": "1.0.0" } } }' };
  expect(read({ 'package-lock.json': '{}', ...note })).toHaveLength(1);
  expect(read({ 'package-lock.json': '{}', 'yarn.lock': '', ...note })).toBeNull();
  expect(read({ 'package-lock.json': '{}', 'bun.lock': '', ...note })).toBeNull();
  expect(read({ 'package-lock.json': '{}' })).toBeNull();
  expect(read(note)).toBeNull();
});
