import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FilePath, ProjectRoot } from '../engine/hooks/brand';
import { loadWorkspaceConfig } from '../engine/config';
import { builtInTools } from '../engine/tools';
import type { Locked } from '../engine/system/locked-packages';
import type { HookInputs } from '../engine/verdicts/hook-inputs';
import { nxInputs } from './nx-inputs';

const root = 'libs/a' as ProjectRoot;
const nothing = {
  configFiles: [],
  configsAbove: [],
  argumentFiles: [],
  packages: ['eslint'],
  localPackages: [],
  widerFiles: [],
  reached: [],
  linked: [],
  manifestFields: [],
  widenings: [],
};

function inputsOf(
  declaration: object,
  toolName: string | null,
  more: Partial<HookInputs> = {},
  locked: Locked = 'exact',
) {
  const text = JSON.stringify({ hooks: { it: declaration } });
  const config = loadWorkspaceConfig({ file: 'hookgraph.json' as FilePath, text }, builtInTools);
  const [declared] = config.hooks;
  if (declared?.state !== 'ready') throw new Error(JSON.stringify(config));
  const tool = toolName === null ? null : (builtInTools.get(toolName) ?? null);
  return nxInputs(declared.hook, tool, root, {
    inputs: { ...nothing, ...more },
    fileSets: [],
    configs: [],
    locked: () => locked,
  });
}

test('Nx hashes all that a tool which decides its own scope may turn out to read', () => {
  const inputs = inputsOf({ tool: 'eslint' }, 'eslint');
  expect(inputs).toEqual(
    expect.arrayContaining([
      '{projectRoot}/**/*',
      '^{projectRoot}/**/*',
      '{workspaceRoot}/tsconfig.json',
      '{workspaceRoot}/libs/tsconfig.*.json',
    ]),
  );
  // Types can come from any package: without an entry Nx counts every one.
  expect(inputs.some((input) => typeof input === 'object' && 'externalDependencies' in input)).toBe(false);
});

test('a hook of scope imports counts the projects that it may import from', () => {
  const inputs = inputsOf({ command: ['node', 'x.mjs', '{files}'], files: ['**/*.ts'], scope: 'imports' }, null);
  expect(inputs).toEqual(expect.arrayContaining(['^{projectRoot}/**/*', '{workspaceRoot}/tsconfig.json']));
});

test('a hook of scope file counts its own project only', () => {
  expect(inputsOf({ tool: 'prettier' }, 'prettier')).not.toContain('^{projectRoot}/**/*');
});

test('what a tsconfig lists outside of its project counts, whoever it belongs to', () => {
  expect(inputsOf({ tool: 'tsc' }, 'tsc', { reached: ['types/**/*'] })).toContain('{workspaceRoot}/types/**/*');
});

test('what the inputs of a hook take away stays in what Nx hashes', () => {
  const hook = { command: ['x'], files: ['**/*.ts'], scope: 'file', inputs: ['!{projectRoot}/x.ts'] };
  expect(inputsOf(hook, null)).toContain('{projectRoot}/**/*.ts');
  expect(inputsOf(hook, null).filter((input) => typeof input === 'string' && input.startsWith('!'))).toEqual([]);
});

test('a named input, which may take files of the project away, takes none of those that are checked', () => {
  const inputs = inputsOf({ command: ['x'], files: ['**/*.ts'], scope: 'file', inputs: ['production'] }, null);
  expect(inputs).toEqual(expect.arrayContaining(['{workspaceRoot}/libs/a/**/*.ts', 'production']));
});

test('of every package.json above a project that has types, what kind of module it makes of sources counts', () => {
  const fields = ['tsc', 'type', 'imports', 'exports'];
  expect(inputsOf({ tool: 'tsc' }, 'tsc')).toContainEqual({ json: '{workspaceRoot}/package.json', fields });
  expect(inputsOf({ tool: 'prettier' }, 'prettier')).toContainEqual({
    json: '{workspaceRoot}/package.json',
    fields: ['prettier'],
  });
});

test('all packages count where the name of one does not tell its version, and none that is not there is named', () => {
  const externals = (locked: Locked) =>
    inputsOf({ tool: 'prettier' }, 'prettier', {}, locked).find(
      (input) => typeof input === 'object' && 'externalDependencies' in input,
    );
  expect(externals('exact')).toEqual({ externalDependencies: ['eslint'] });
  expect(externals('vague')).toBeUndefined();
  expect(externals('absent')).toEqual({ externalDependencies: [] });
});

test('configuration above the workspace counts, whatever is in its name', () => {
  const names = ['plain.json', 'it\'s [a] $(touch x) "`;\n.json', '-n', '*'];
  const configsAbove = names.map((name) => ({ name: `../${name}`, value: '', isOpen: false }));
  const [command] = inputsOf({ tool: 'prettier' }, 'prettier', { configsAbove }).flatMap((input) =>
    typeof input === 'object' && 'runtime' in input ? [input.runtime] : [],
  );
  const folder = mkdtempSync(join(tmpdir(), 'hookgraph-above-'));
  try {
    for (const [index, name] of names.entries()) writeFileSync(join(folder, name), `${index}`);
    mkdirSync(join(folder, 'ws'));
    // As Nx does it.
    const printed = execFileSync('sh', ['-c', command ?? ''], { cwd: join(folder, 'ws'), encoding: 'utf8' });
    expect(printed).toBe('0123');
    expect(readdirSync(join(folder, 'ws'))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
