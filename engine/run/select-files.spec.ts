import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveHook } from '../config/resolve-hook';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import { builtInTools } from '../tools';
import { fileSelector } from './select-files';
import { createWorkspace } from './workspace';

const all = [
  'a.js',
  'lib/.dot.js',
  'lib/A.JS',
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

describe('as documented,', () => {
  const text = readFileSync(join(__dirname, '../../docs/globs.md'), 'utf8');
  const codes = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1).map(codes))
    .map(([[glob = ''] = [], yes = [], no = []]) => ({ glob, yes, no }));

  test('there is something to hold them against', () => {
    const named = new Set(rows.flatMap(({ yes, no }) => [...yes, ...no]));
    expect([...named].filter((name) => !all.some((file) => file === `lib/${name}`))).toEqual([]);
    expect(rows.length).toBeGreaterThan(10);
  });

  test.each(rows)('$glob selects $yes and not $no', ({ glob, yes, no }) => {
    const found = selected({ files: [glob] }).map((file) => file.slice('lib/'.length));
    expect(found.filter((file) => yes.includes(file)).sort()).toEqual([...yes].sort());
    expect(found.filter((file) => no.includes(file))).toEqual([]);
    if (yes.length === 0) expect(found).toEqual([]);
  });
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
