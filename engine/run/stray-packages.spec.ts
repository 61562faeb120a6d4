import type { StrayPackage } from '../hooks/failure';
import type { ProjectRoot } from '../hooks/brand';
import { installedPackages } from '../system/installed-packages';
import type { HostPackages } from './host-graph';
import { strayPackages } from './stray-packages';
import { memoryFiles } from './testing/memory-files';

type Versions = Readonly<Record<string, string>>;

interface Case {
  /** What the graph has, by name of the node without `npm:`. */
  readonly locked: Versions;
  /** What is installed, by path from the root's node_modules; a value that begins with `{` is a whole manifest. */
  readonly installed: Versions;
  /** What npm noted, by the same paths; what is installed unless told, `null`: no note. */
  readonly noted?: Versions | null;
  readonly used?: readonly string[] | 'all';
  /** Names in package.json. */
  readonly declared?: readonly string[];
  /** That of the root. */
  readonly manifest?: object;
}

function strays({
  locked,
  installed,
  noted = installed,
  used = 'all',
  declared = [],
  ...rest
}: Case): readonly StrayPackage[] {
  const versions = (paths: Versions) =>
    Object.fromEntries(Object.entries(paths).map(([path, text]) => [`node_modules/${path}`, manifest(path, text)]));
  const manifests = Object.entries(installed).map(([path, text]) => {
    return [`/w/node_modules/${path}/package.json`, JSON.stringify(manifest(path, text))] as const;
  });
  const disk = memoryFiles({
    '/w/package-lock.json': '{}',
    '/w/package.json': JSON.stringify(rest.manifest ?? {}),
    ...Object.fromEntries(
      manifests.flatMap(([path, text]) => [
        [path, text],
        [path.replace('/package.json', ''), ''],
      ]),
    ),
    ...(noted === null ? {} : { '/w/node_modules/.package-lock.json': JSON.stringify({ packages: versions(noted) }) }),
  });
  const hashed: HostPackages = Object.fromEntries(
    Object.entries(locked).map(([key, version]) => [
      `npm:${key}`,
      { data: { packageName: key.replace(/(?<=.)@[^@/]*$/, ''), version } },
    ]),
  );
  const packages = installedPackages(disk, { of: ({ name }) => (name === 'patched' ? 'digest' : null) });
  return strayPackages(hashed, { root: '/w', disk, packages, declared: () => declared })(used, 'app' as ProjectRoot);
}

function manifest(path: string, text: string): object {
  const name = path.replace(/^.*node_modules\//, '');
  return text.startsWith('{') ? { name, ...JSON.parse(text) } : { name, version: text };
}

const stray = [{ name: 'a', installed: '1.0.0', locked: ['2.0.0'] }];
const dependent = '{ "version": "1.0.0", "dependencies": { "a": "*" } }';

test.each<readonly [sentence: string, given: Case]>([
  [
    'another version of any package, for hooks that any may decide',
    { locked: { a: '2.0.0' }, installed: { a: '1.0.0' } },
  ],
  ['another version of a package that is used', { locked: { a: '2.0.0' }, installed: { a: '1.0.0' }, used: ['a'] }],
  [
    'another version of what a package that is used depends on',
    { locked: { a: '2.0.0', b: '1.0.0' }, installed: { a: '1.0.0', b: dependent }, used: ['b'] },
  ],
  [
    'the version at the root, where only another package has that one in the lock file',
    { locked: { a: '2.0.0', 'a@1.0.0': '1.0.0' }, installed: { a: '1.0.0', 'b/node_modules/a': '1.0.0' }, used: ['a'] },
  ],
  [
    'a package that is named, where the package manager notes nothing',
    { locked: { a: '2.0.0' }, installed: { a: '1.0.0' }, noted: null, used: ['a'] },
  ],
  [
    'a package in package.json, where the package manager notes nothing',
    { locked: { a: '2.0.0', c: '2.0.0' }, installed: { a: '1.0.0', c: '1.0.0' }, noted: null, declared: ['a', 'gone'] },
  ],
])('told is %s', (_, given) => {
  expect(strays(given)).toEqual(stray);
});

test.each<readonly [sentence: string, given: Case]>([
  ['is as locked', { locked: { a: '1.0.0' }, installed: { a: '1.0.0' } }],
  ['the graph does not have', { locked: { b: '1.0.0' }, installed: { a: '1.0.0', b: '1.0.0' } }],
  ['the hook does not use', { locked: { a: '2.0.0', b: '1.0.0' }, installed: { a: '1.0.0', b: '1.0.0' }, used: ['b'] }],
  [
    'lies deeper and has the version of another of that name',
    { locked: { a: '2.0.0', 'a@1.0.0': '1.0.0' }, installed: { a: '2.0.0', 'b/node_modules/a': '1.0.0' } },
  ],
  ['is not locked by version', { locked: { a: 'https://x.org/a.tgz' }, installed: { a: '1.0.0' }, used: ['a'] }],
  [
    'may be the one of several that is not locked by version',
    { locked: { a: '2.0.0', 'a@1': 'https://x.org/a.tgz' }, installed: { 'b/node_modules/a': '1.0.0' } },
  ],
  ['goes by an alias', { locked: { a: 'npm:b@1.0.0' }, installed: { a: '{ "name": "b", "version": "1.0.0" }' } }],
  [
    'goes by an alias, and whose own name is locked too',
    {
      locked: { a: 'npm:b@1.0.0', b: '2.0.0' },
      installed: { a: '{ "name": "b", "version": "1.0.0" }', b: '2.0.0' },
      used: ['a'],
    },
  ],
  ['has a version that is none', { locked: { a: '2.0.0' }, installed: { a: 'next' } }],
  ['has the same version in other signs', { locked: { a: '1.0.0' }, installed: { a: 'v1.0.0+build.7' } }],
  [
    'came inside of another package',
    {
      locked: { a: '2.0.0', b: '1.0.0' },
      installed: { a: '2.0.0', b: dependent, 'b/node_modules/a': '1.0.0' },
      noted: { a: '2.0.0', b: '1.0.0', 'b/node_modules/a': '{ "version": "1.0.0", "inBundle": true }' },
      used: ['b'],
    },
  ],
  ['was edited by hand', { locked: { a: '2.0.0' }, installed: { a: '1.0.0' }, noted: { a: '2.0.0' }, used: ['a'] }],
])('not told is a package that %s', (_, given) => {
  expect(strays(given)).toEqual([]);
});

test('what package.json of the root needs and is not there at all is told to hooks that any package may decide', () => {
  const locked = { a: '2.0.0', b: '1.0.0', c: '1.0.0', d: 'https://x.org/d.tgz', e: '1.0.0' };
  const manifest = {
    dependencies: { a: '*', c: '*', d: '*', unlocked: '*' },
    devDependencies: { b: '*' },
    optionalDependencies: { c: '*', e: '*' },
  };
  const given = { locked, installed: { b: '1.0.0' }, manifest };
  const missing = [{ name: 'a', installed: null, locked: ['2.0.0'] }];
  expect(strays(given)).toEqual(missing);
  expect(strays({ ...given, noted: null })).toEqual(missing);
  expect(strays({ ...given, used: ['a'] })).toEqual([]);
});

test('a patched package counts by its version too, and the same one is told once', () => {
  const given = { locked: { patched: '2.0.0' }, installed: { patched: '1.0.0' }, used: ['patched', 'patched'] };
  expect(strays(given)).toEqual([{ name: 'patched', installed: '1.0.0', locked: ['2.0.0'] }]);
});

test('of several locked versions all are told, and of several packages the names are sorted', () => {
  const locked = { 'b@3.0.0': '3.0.0', 'b@2.0.0': '2.0.0', a: '2.0.0' };
  expect(strays({ locked, installed: { 'x/node_modules/b': '1.0.0', a: '1.0.0' } })).toEqual([
    ...stray,
    { name: 'b', installed: '1.0.0', locked: ['2.0.0', '3.0.0'] },
  ]);
});

test('a link is no version, where the package manager notes nothing', () => {
  const manifest = JSON.stringify({ name: 'a', version: '1.0.0' });
  const files = memoryFiles({ '/w/bun.lock': '', '/w/libs/a/package.json': manifest });
  const disk = { ...files, realpath: (path: string) => (path === '/w/node_modules/a' ? '/w/libs/a' : null) };
  const packages = installedPackages(disk, { of: () => null });
  expect(packages.find('a', '/w')?.version).toBe('1.0.0');
  const hashed = { 'npm:a': { data: { packageName: 'a', version: '2.0.0' } } };
  const find = strayPackages(hashed, { root: '/w', disk, packages, declared: () => ['a'] });
  expect([find(['a'], 'app' as ProjectRoot), find('all', 'app' as ProjectRoot)]).toEqual([[], []]);
});

test('a graph without packages tells nothing', () => {
  expect(strays({ locked: {}, installed: { a: '1.0.0' } })).toEqual([]);
});
