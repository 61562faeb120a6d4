import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runContextVariable } from '../engine/run/run-context';
import { nodeFiles } from '../engine/system/node-files';
import { setRunContext } from './pre-tasks';
import { rememberedNodes } from './remembered-nodes';
import { keepRunConfig } from './run-config';

const outside = process.env;
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hookgraph-before-tasks-'));
  process.env = { NX_WORKSPACE_DATA_DIRECTORY: 'data' };
  mkdirSync(join(root, 'data'));
  for (const [file, content] of Object.entries(files)) write(file, JSON.stringify(content));
});

afterEach(() => {
  process.env = outside;
  keepRunConfig(null);
  rmSync(root, { recursive: true });
});

const manifests = ['package.json', 'libs/a/package.json', 'libs/b/package.json', 'apps/c/package.json'];
const files = {
  'hookgraph.json': { hooks: { types: { tool: 'tsc' }, own: { command: ['x'] } } },
  'package.json': { name: 'w', workspaces: ['libs/*', 'apps/*'] },
  'libs/a/package.json': { name: 'a' },
  'libs/a/tsconfig.json': {},
  'libs/b/package.json': { name: 'b', dependencies: { a: '*' } },
  'libs/b/tsconfig.json': {},
  'apps/c/package.json': { name: 'c', dependencies: { a: '*' } },
  'apps/c/tsconfig.json': {},
};

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

async function infer(more: Readonly<Record<string, string>> = {}) {
  const seen = [
    ...manifests,
    ...manifests.slice(1).map((file) => file.replace('package', 'tsconfig')),
    'hookgraph.json',
  ];
  const context = { workspaceRoot: root, nxJsonConfiguration: {} };
  const [[, { projects }] = ['', { projects: {} }]] = await rememberedNodes(seen.sort(), context, {
    ...process.env,
    ...more,
  });
  await new Promise(setImmediate);
  return projects;
}

/** The variables among the inputs of a target. */
async function variablesOf(project: string, target = 'quality--types'): Promise<readonly string[]> {
  const inputs = (await infer())[project]?.targets[target]?.inputs ?? [];
  return inputs.flatMap((input) => (typeof input === 'object' && 'env' in input ? [input.env] : []));
}

const builtOnly = (names: readonly string[]) => names.filter((name) => name.startsWith('HOOKGRAPH_BUILT_'));

/** What a run finds in its environment, in a process that has inferred or in one that has not. */
async function before({ inferred, argv = ['run-many', '-t', 'build'] }: { inferred: boolean; argv?: string[] }) {
  if (!inferred) keepRunConfig(null);
  process.env = { NX_WORKSPACE_DATA_DIRECTORY: 'data' };
  await setRunContext({ id: 'run', workspaceRoot: root, argv });
  const { [runContextVariable]: context = '', ...others } = process.env;
  const built = Object.fromEntries(Object.entries(others).filter(([name]) => name.startsWith('HOOKGRAPH_BUILT_')));
  return { context, built };
}

test('a target that reads what other projects are built into has one variable for it; others have none', async () => {
  const [own] = builtOnly(await variablesOf('libs/b'));
  expect(builtOnly(await variablesOf('libs/b'))).toHaveLength(1);
  // It depends on the same.
  expect(builtOnly(await variablesOf('apps/c'))).toEqual([own]);
  expect(builtOnly(await variablesOf('libs/a'))).toEqual([]);
  expect(builtOnly(await variablesOf('libs/b', 'quality--own'))).toEqual([]);
  const targets = JSON.stringify((await infer())['libs/b']);
  expect(targets).not.toContain('runtime');
});

test.each([true, false])(
  'the variables are set before anything is hashed, also for runs that name no hook; inferred in this process: %s',
  async (inferred) => {
    const names = builtOnly(await variablesOf('libs/b'));
    const first = await before({ inferred });
    expect(Object.keys(first.built)).toEqual(names);
    write('libs/a/dist/index.d.ts', 'export declare const size: string;\n');
    const second = await before({ inferred });
    expect(Object.keys(second.built)).toEqual(names);
    expect(second.built).not.toEqual(first.built);
    expect(second.context).toBe(first.context);
    rmSync(join(root, 'libs/a/dist'), { recursive: true });
    expect(await before({ inferred })).toEqual(first);
  },
);

test('of what the last inference said nothing gets lost where no record of it can be made', async () => {
  await infer({ NX_CACHE_PROJECT_GRAPH: 'false' });
  const inThisProcess = await before({ inferred: true });
  expect(Object.keys(inThisProcess.built)).toHaveLength(1);
  expect(await before({ inferred: false })).toEqual(inThisProcess);
});

test('a target that is inferred anew has its variable in the next process as well', async () => {
  await infer();
  const { built } = await before({ inferred: false });
  write('libs/a/package.json', JSON.stringify({ name: 'a', dependencies: { b: '*' } }));
  const names = builtOnly(await variablesOf('libs/a'));
  expect(built).not.toHaveProperty(names.join());
  expect((await before({ inferred: false })).built).toHaveProperty(names.join());
});

test('a hookgraph.json that has been changed since leaves the targets, and so their variables', async () => {
  await infer();
  const first = await before({ inferred: true });
  write('hookgraph.json', JSON.stringify({ hooks: { types: { tool: 'tsc' } } }));
  expect(await before({ inferred: true })).toEqual(first);
  expect(await before({ inferred: false })).toEqual(first);
});

test.each<[string, () => void]>([
  ['there is nothing', () => rmSync(join(root, 'data/hookgraph-run.json'))],
  ['something else lies there', () => write('data/hookgraph-run.json', '{ "config": { "run": {} } }')],
  ['half of it lies there', () => write('data/hookgraph-run.json', '{ "format": 1, "config": {')],
])('where Nx lets nobody infer and %s, no run is like another', async (_what, change) => {
  await infer();
  expect((await before({ inferred: false })).context).toBe((await before({ inferred: false })).context);
  change();
  const contexts = [await before({ inferred: false }), await before({ inferred: false })].map(({ context }) => context);
  expect(new Set(contexts).size).toBe(2);
  expect((await before({ inferred: false })).built).toEqual({});
});

test('where nothing built counts nothing is looked at', async () => {
  write('hookgraph.json', JSON.stringify({ hooks: { own: { command: ['x'] } } }));
  await infer();
  const look = jest.spyOn(nodeFiles, 'entries');
  expect((await before({ inferred: false })).built).toEqual({});
  expect(look).not.toHaveBeenCalled();
  look.mockRestore();
});
