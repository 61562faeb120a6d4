import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rememberedNodes } from './remembered-nodes';

const lockFile = JSON.stringify({ packages: { 'node_modules/own': { version: '1.0.0' } } }, null, 2);

interface Workspace {
  readonly files?: Readonly<Record<string, string>>;
  /** Links by path, each with what it leads to, relative to its folder. */
  readonly links?: Readonly<Record<string, string>>;
  /** Files that Nx does not see. */
  readonly ignored?: readonly string[];
  readonly nxJson?: object;
}

async function targetsOf(hooks: object, { files = {}, links = {}, ignored = [], nxJson = {} }: Workspace = {}) {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'hookgraph-targets-'));
  const make = (name: string) => {
    mkdirSync(dirname(join(workspaceRoot, name)), { recursive: true });
    return join(workspaceRoot, name);
  };
  const all = {
    'package.json': '{ "name": "w" }',
    'package-lock.json': lockFile,
    'hookgraph.json': JSON.stringify({ hooks }),
    'app/project.json': '{ "name": "app" }',
    ...files,
  };
  try {
    for (const [name, text] of Object.entries(all)) writeFileSync(make(name), text);
    for (const [name, target] of Object.entries(links)) symlinkSync(target, make(name));
    const seen = Object.keys(all).filter((name) => !name.includes('node_modules/') && !ignored.includes(name));
    const context = { workspaceRoot, nxJsonConfiguration: nxJson };
    const [[, { projects }] = ['', { projects: {} }]] = await rememberedNodes(seen.sort(), context, {});
    return projects['app']?.targets ?? {};
  } finally {
    rmSync(workspaceRoot, { recursive: true });
  }
}

test('Nx keeps no answer that has an end: of what reads the outside world, or has a time to live', async () => {
  const command = ['node', 'check.mjs'];
  const targets = await targetsOf({
    plain: { command },
    audit: { command, outside: true },
    short: { command, ttl: '1h' },
    tests: { command, deterministic: false },
  });
  const cached = ['plain', 'audit', 'short', 'tests'].map((name) => targets[`quality--${name}`]?.cache);
  // Nx never replays what is red.
  expect(cached).toEqual([true, false, false, true]);
});

test('Nx replays no fix: it would say that it fixed and change nothing', async () => {
  const hooks = { words: { command: ['check', '{files}'], fix: ['fix', '{files}'] }, prettier: { tool: 'prettier' } };
  const targets = Object.entries(await targetsOf(hooks)).filter(([name]) => name.startsWith('quality-fix'));
  const fixing = ['quality-fix', 'quality-fix--prettier', 'quality-fix--words'];
  expect(targets.map(([name]) => name).sort()).toEqual(fixing);
  for (const [, { cache }] of targets) expect(cache).toBe(false);
});

test('Nx takes to its caches, and puts back from them, the result of a task and nothing of the store', async () => {
  const targets = await targetsOf({
    plain: { command: ['node', 'check.mjs'] },
    words: { command: ['x'], scope: 'file' },
  });
  const outputs = Object.entries(targets).flatMap(([name, target]) =>
    (target.outputs ?? []).map((path) => [name, path]),
  );
  expect(outputs).toEqual([
    ['quality--plain', '{workspaceRoot}/.hookgraph/app.plain.result.json'],
    ['quality--words', '{workspaceRoot}/.hookgraph/app.words.result.json'],
  ]);
});

test('what a project references, directly or not, is an input, whether Nx knows a dependency or not', async () => {
  const targets = await targetsOf(
    { types: { tool: 'tsc' } },
    {
      files: {
        'app/tsconfig.json': '{ "references": [{ "path": "../lib" }] }',
        'lib/tsconfig.json': '{ "include": ["src"], "references": [{ "path": "../base/tsconfig.lib.json" }] }',
        'base/tsconfig.lib.json': '{ "extends": "../config/strict.json" }',
        'config/strict.json': '{}',
      },
    },
  );
  expect(targets['quality--types']?.inputs).toEqual(
    expect.arrayContaining([
      '{workspaceRoot}/lib/src/**/*',
      '{workspaceRoot}/lib/tsconfig.json',
      '{workspaceRoot}/base/**/*',
      '{workspaceRoot}/config/strict.json',
    ]),
  );
});

test('Nx hashes the package of the program of a command, whatever packages the hook names besides', async () => {
  const hashed = async (command: string, workspace: Workspace) => {
    const targets = await targetsOf({ it: { command: [command, '{files}'], packages: [] } }, workspace);
    const isEntry = (input: unknown) => typeof input === 'object' && input !== null && 'externalDependencies' in input;
    // Without an entry Nx takes every package.
    return targets['quality--it']?.inputs?.find(isEntry) ?? 'all';
  };
  const files = { 'node_modules/own/cli.js': '', 'node_modules/own/package.json': '{ "version": "1.0.0" }' };
  const linked = { files, links: { 'node_modules/.bin/own': '../own/cli.js' } };
  expect(await hashed('own', linked)).toEqual({ externalDependencies: ['own'] });
  expect(await hashed('node', linked)).toEqual({ externalDependencies: [] });
  // pnpm puts a shell script there, which does not tell whose program it starts.
  expect(await hashed('own', { files: { ...files, 'node_modules/.bin/own': '#!/bin/sh\n' } })).toBe('all');
});

test.each<readonly [sentence: string, workspace: Workspace]>([
  ['there is none', { ignored: ['package-lock.json'], files: { 'package-lock.json': '' } }],
  ['it is ignored', { ignored: ['package-lock.json'] }],
  ['nx.json switches reading it off', { nxJson: { pluginsConfig: { '@nx/js': { analyzeLockfile: false } } } }],
  ['there is no package.json at the root', { ignored: ['package.json'] }],
  ['it is that of another folder', { ignored: ['package-lock.json'], files: { 'app/package-lock.json': lockFile } }],
])(
  'Where Nx sees no lock file since %s it keeps nothing that packages decide, and is told of none',
  async (_, workspace) => {
    const files = { 'node_modules/own/package.json': '{ "version": "1.0.0" }', ...workspace.files };
    const hooks = {
      any: { command: ['node', 'check.mjs'] },
      named: { command: ['node', 'check.mjs'], packages: ['own'] },
      none: { command: ['node', 'check.mjs'], packages: [] },
    };
    const manifest = '{ "name": "w", "devDependencies": { "own": "*" } }';
    const targets = await targetsOf(hooks, { ...workspace, files: { 'package.json': manifest, ...files } });
    const kept = Object.keys(hooks).filter((name) => targets[`quality--${name}`]?.cache);
    expect(kept).toEqual(['none']);
    expect(JSON.stringify(targets)).not.toContain('"own"');
    const seen = await targetsOf(hooks, { files: { 'package.json': manifest, 'node_modules/own/package.json': '{}' } });
    expect(Object.keys(hooks).filter((name) => seen[`quality--${name}`]?.cache)).toEqual(['any', 'named', 'none']);
    expect(JSON.stringify(seen['quality--named'])).toContain('{"externalDependencies":["own"]}');
  },
);
