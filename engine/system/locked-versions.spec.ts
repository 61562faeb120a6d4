import { lockedVersions } from './locked-versions';

const read = (files: Readonly<Record<string, string>>) =>
  lockedVersions('/w', { readText: (path) => files[path.slice('/w/'.length)] ?? null });

const both = [
  { name: '@s/b', version: '2.0.0' },
  { name: 'a', version: '1.0.0' },
];

test.each<readonly [string, string]>([
  [
    'package-lock.json',
    '{ "packages": { "": { "version": "9" }, "node_modules/a": { "version": "1.0.0" }, "node_modules/@s/b": { "version": "2.0.0" }, "libs/x": { "version": "3.0.0" } } }',
  ],
  [
    'pnpm-lock.yaml',
    "packages:\n\n  '@s/b@2.0.0':\n    resolution: {}\n\n  a@1.0.0:\n    resolution: {}\n\nsnapshots:\n\n  '@s/b@2.0.0(a@1.0.0)': {}\n",
  ],
  ['yarn.lock', '# v1\n\n"@s/b@^2.0.0":\n  version "2.0.0"\n\na@^1.0.0, a@^1.0.1:\n  version "1.0.0"\n'],
  ['bun.lock', '{ "packages": {\n "a": ["a@1.0.0", "", {}, "sha"],\n "@s/b": ["@s/b@2.0.0", "", {}, "sha"],\n} }'],
])('versions are read from %s', (file, text) => {
  expect(read({ [file]: text })).toEqual(both);
});

test('two versions of a package are both told', () => {
  const text =
    '{ "packages": { "node_modules/a": { "version": "1.0.0" }, "node_modules/x/node_modules/a": { "version": "2.0.0" } } }';
  expect(read({ 'package-lock.json': text })).toEqual([{ name: 'a', version: '1.0.0, 2.0.0' }]);
});

test('what is installed goes before what should be', () => {
  const files = {
    'package-lock.json': '{}',
    'node_modules/.package-lock.json': '{ "packages": { "node_modules/a": { "version": "1.0.0" } } }',
  };
  expect(read(files)).toEqual([{ name: 'a', version: '1.0.0' }]);
});

test('a lock file that cannot be read tells nothing, nor does none', () => {
  expect(read({ 'package-lock.json': '{' })).toEqual([]);
  expect(read({})).toEqual([]);
});
