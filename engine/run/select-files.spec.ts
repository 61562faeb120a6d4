import { resolveHook } from '../config/resolve-hook';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import { builtInTools } from '../tools';
import { fileSelector } from './select-files';
import { createWorkspace } from './workspace';

const all = [
  'a.js',
  'lib/.dot.js',
  'lib/.hidden/x.js',
  'lib/a.js',
  'lib/a.jsx',
  'lib/a.test.js',
  'lib/[id].js',
  'lib/deep/b.js',
  'lib/deep/er/c.js',
  'lib/nested/n.js',
].sort() as unknown as readonly FilePath[];
const projects = ['.', 'lib', 'lib/nested'].map((root) => ({
  name: root,
  root: root as ProjectRoot,
  dependencies: [],
}));

const selected = (declared: { files: string[]; exclude?: string[] }, root = 'lib') => {
  const hook = resolveHook(
    'it',
    { command: ['x'], ...declared },
    { tools: builtInTools, dependsOn: [], ttl: null, learntLimit: null },
  );
  return fileSelector(createWorkspace('/ws', projects, all)).checked(hook, root as ProjectRoot);
};

test.each([
  // A star stays in its folder; two of them are any number of folders, none included.
  [['*.js'], ['lib/.dot.js', 'lib/[id].js', 'lib/a.js', 'lib/a.test.js']],
  [['**/b.js'], ['lib/deep/b.js']],
  [['**/a.js'], ['lib/a.js']],
  [['deep/*.js'], ['lib/deep/b.js']],
  [['deep/**'], ['lib/deep/b.js', 'lib/deep/er/c.js']],
  // Nothing matches but what the whole path says.
  [['a'], []],
  [['b.js'], []],
  [['*.{js,jsx}'], ['lib/.dot.js', 'lib/[id].js', 'lib/a.js', 'lib/a.jsx', 'lib/a.test.js']],
  [['a.js?(x)'], ['lib/a.js', 'lib/a.jsx']],
  [['!(a)*.js'], ['lib/.dot.js', 'lib/[id].js']],
  [['[[]id].js'], ['lib/[id].js']],
  // Files that begin with a dot are files.
  [['.hidden/**'], ['lib/.hidden/x.js']],
])('%j selects %j', (files, expected) => {
  expect([...selected({ files })].sort()).toEqual([...expected].sort());
});

test('excluding wins, whatever the order', () => {
  expect(selected({ files: ['**/*.js'], exclude: ['**/*.test.js', 'deep/**', '.*/**', '.*', '\\[*'] })).toEqual([
    'lib/a.js',
  ]);
});

test('a project does not look at those inside of it, and the root at none of them', () => {
  expect(selected({ files: ['**'] })).not.toContain('lib/nested/n.js');
  expect(selected({ files: ['**'] }, 'lib/nested')).toEqual(['lib/nested/n.js']);
  expect(selected({ files: ['**'] }, '.')).toEqual(['a.js']);
});
