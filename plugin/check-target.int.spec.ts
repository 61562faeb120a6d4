import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rememberedNodes } from './remembered-nodes';

async function targetsOf(hooks: object, more: Readonly<Record<string, string>> = {}) {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'hookgraph-targets-'));
  try {
    writeFileSync(join(workspaceRoot, 'hookgraph.json'), JSON.stringify({ hooks }));
    for (const [file, text] of Object.entries({ 'app/project.json': '{ "name": "app" }', ...more })) {
      mkdirSync(dirname(join(workspaceRoot, file)), { recursive: true });
      writeFileSync(join(workspaceRoot, file), text);
    }
    const files = ['hookgraph.json', 'app/project.json', ...Object.keys(more)];
    const [[, { projects }] = ['', { projects: {} }]] = await rememberedNodes(
      files,
      { workspaceRoot, nxJsonConfiguration: {} },
      {},
    );
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
      'app/tsconfig.json': '{ "references": [{ "path": "../lib" }] }',
      'lib/tsconfig.json': '{ "include": ["src"], "references": [{ "path": "../base/tsconfig.lib.json" }] }',
      'base/tsconfig.lib.json': '{ "extends": "../config/strict.json" }',
      'config/strict.json': '{}',
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
