import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { WorkspaceContext } from 'nx/src/native';
import picomatch from 'picomatch';
import type { FilePath, ProjectRoot } from '../engine/hooks/brand';
import { loadWorkspaceConfig } from '../engine/config';
import { builtInTools } from '../engine/tools';
import type { Locked } from '../engine/system/locked-packages';
import { packagesInReach, type HookInputs } from '../engine/verdicts/hook-inputs';
import { alternatives } from './alternatives';
import { builtRegister } from './built-variables';
import { nxInputs } from './nx-inputs';
import type { NxInput } from './nx-types';

const root = 'libs/a' as ProjectRoot;
const nothing = {
  configFiles: [],
  configsAbove: [],
  argumentFiles: [],
  packages: ['eslint'],
  localPackages: [],
  widerFiles: [],
  reached: [],
  built: [],
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
  const inputs = { ...nothing, ...more };
  return nxInputs(declared.hook, tool, root, {
    inputs,
    packages: packagesInReach(tool, inputs),
    fileSets: [],
    built: builtRegister().variableOf(inputs.built),
    configs: [],
    locked: () => locked,
  });
}

/** Whether Nx finds a file of the workspace, which is no file of the project, among the inputs. */
function hashes(inputs: readonly NxInput[], file: string): boolean {
  return inputs.some(
    (input) =>
      typeof input === 'string' &&
      input.startsWith('{workspaceRoot}/') &&
      picomatch.isMatch(file, input.slice('{workspaceRoot}/'.length), { dot: true }),
  );
}

test('Nx hashes all that a tool which decides its own scope may turn out to read', () => {
  const inputs = inputsOf({ tool: 'eslint' }, 'eslint');
  expect(inputs).toEqual(expect.arrayContaining(['{projectRoot}/**/*', '^{projectRoot}/**/*']));
  for (const file of ['tsconfig.json', 'libs/tsconfig.base.json', 'libs/.eslintrc.yaml', '.prettierrc']) {
    expect(hashes(inputs, file)).toBe(true);
  }
  // Types can come from any package: without an entry Nx counts every one.
  expect(inputs.some((input) => typeof input === 'object' && 'externalDependencies' in input)).toBe(false);
});

test('a hook of scope imports counts the projects that it may import from', () => {
  const inputs = inputsOf({ command: ['node', 'x.mjs', '{files}'], files: ['**/*.ts'], scope: 'imports' }, null);
  expect(inputs).toContain('^{projectRoot}/**/*');
  expect(hashes(inputs, 'tsconfig.json')).toBe(true);
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

test('what is built counts by one variable, though git ignores it', () => {
  const built = ['libs/b', 'libs/c'];
  const names = (found: readonly NxInput[]) =>
    found.flatMap((input) => (typeof input === 'object' && 'env' in input ? [input.env] : []));
  const [variable] = names(inputsOf({ tool: 'eslint' }, 'eslint', { built })).slice(-1);
  expect(variable).toMatch(/^HOOKGRAPH_BUILT_/);
  expect(names(inputsOf({ tool: 'eslint' }, 'eslint'))).toEqual(['HOOKGRAPH_CONTEXT']);
});

test('a project that counts as a whole is named once', () => {
  const sets = inputsOf({ tool: 'eslint' }, 'eslint').filter(
    (input) => typeof input === 'string' && input.startsWith('{projectRoot}/'),
  );
  expect(sets).toEqual(['{projectRoot}/**/*', '{projectRoot}/hookgraph.json']);
});

describe('as Nx reads globs', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hookgraph-globs-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each([...builtInTools.values()])('all that $name may be configured by counts, wherever it looks', (tool) => {
    const wider = tool.decidesScope === true ? (tool.widerFiles ?? []) : [];
    const patterns = [...tool.configFiles, ...tool.ignoreFiles, ...wider];
    const names = patterns
      .filter((each) => each !== 'package.json')
      .flatMap(alternatives)
      .map((name) => name.replaceAll('*', 'x'));
    const places = names.flatMap((name) => ['', 'libs/', 'libs/a/', 'libs/a/deep/'].map((place) => `${place}${name}`));
    for (const file of [...places, 'libs/b/other.x']) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), '');
    }
    const globs = inputsOf({ tool: tool.name }, tool.name).flatMap((input) => {
      if (typeof input !== 'string' || input.startsWith('^')) return [];
      return [input.replace('{workspaceRoot}/', '').replace('{projectRoot}/', 'libs/a/')];
    });
    const found = new Set(new WorkspaceContext(folder, join(folder, '.nx')).glob(globs));
    expect(places.filter((file) => !found.has(file))).toEqual([]);
    expect(found.has('libs/b/other.x')).toBe(tool.scope === 'workspace');
  });
});
