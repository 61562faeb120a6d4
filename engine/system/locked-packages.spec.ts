import type { ProjectRoot } from '../hooks/brand';
import { lockedPackages, type Locked } from './locked-packages';

const npm = `{ "packages": {
  "node_modules/tool": { "version": "1.0.0" },
  "packages/b/node_modules/tool": { "version": "2.0.0" } } }`;
const manifest = (version: string) => JSON.stringify({ version });

describe.each<[string, Readonly<Record<string, string>>, string, Locked]>([
  [
    'at the root alone',
    { 'package-lock.json': npm, 'node_modules/tool/package.json': manifest('1.0.0') },
    'a',
    'exact',
  ],
  [
    'at the root and, in another version, in the project',
    {
      'package-lock.json': npm,
      'node_modules/tool/package.json': manifest('1.0.0'),
      'packages/b/node_modules/tool/package.json': manifest('2.0.0'),
    },
    'b',
    'vague',
  ],
  [
    'linked from the root and from the project in one version, as pnpm does',
    {
      'pnpm-lock.yaml': "packages:\n  '@x/y@1.0.0':\n  tool@1.0.0:\n",
      'node_modules/tool/package.json': manifest('1.0.0'),
      'packages/b/node_modules/tool/package.json': manifest('1.0.0'),
    },
    'b',
    'exact',
  ],
  [
    'in projects alone, in one version',
    { 'bun.lock': '"tool": ["tool@1.0.0", ""]', 'packages/b/node_modules/tool/package.json': manifest('1.0.0') },
    'b',
    'exact',
  ],
  [
    'in projects alone, in two versions',
    {
      'pnpm-lock.yaml': 'packages:\n  tool@1.0.0:\n  tool@2.0.0(peer@1.0.0):\n',
      'packages/b/node_modules/tool/package.json': manifest('1.0.0'),
    },
    'b',
    'vague',
  ],
  [
    'while the lock file cannot be read as text',
    { 'bun.lockb': '\0', 'node_modules/tool/package.json': manifest('1.0.0') },
    'a',
    'vague',
  ],
  ['nowhere', { 'package-lock.json': '{}' }, 'a', 'absent'],
])('A package that is installed %s', (_, files, project, expected) => {
  test(`is ${expected}`, () => {
    const [lockFile = ''] = Object.keys(files);
    expect(lockedPackages('/w', lockFile, diskOf(files))('tool', `packages/${project}` as ProjectRoot)).toBe(expected);
  });
});

test('A scoped package of a project is found as well', () => {
  const disk = diskOf({
    'package-lock.json': npm.replaceAll('node_modules/tool', 'node_modules/@x/tool'),
    'node_modules/@x/tool/package.json': manifest('1.0.0'),
    'packages/b/node_modules/@x/tool/package.json': manifest('2.0.0'),
  });
  expect(lockedPackages('/w', 'package-lock.json', disk)('@x/tool', 'packages/b' as ProjectRoot)).toBe('vague');
});

function diskOf(files: Readonly<Record<string, string>>) {
  const paths = Object.keys(files).map((file) => `/w/${file}`);
  return {
    readText: (path: string) => files[path.slice('/w/'.length)] ?? null,
    list: (folder: string) => {
      const inside = paths.filter((path) => path.startsWith(`${folder}/`));
      return [...new Set(inside.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))];
    },
  };
}
