import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { digestOf } from './inference-record';
import { rememberedNodes } from './remembered-nodes';
import { keepRunConfig, runConfig } from './run-config';

let root: string;
const env = { NX_WORKSPACE_DATA_DIRECTORY: 'data' };
const lock = '{ "node_modules/typescript": {} }';
const recordPath = () => join(root, 'data/hookgraph-inference.json');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hookgraph-remembered-'));
  mkdirSync(join(root, 'data'));
  // No tool that looks above the workspace: what lies there is not the test's own.
  write('hookgraph.json', {
    hooks: { knip: { tool: 'knip' }, types: { tool: 'tsc' }, own: { command: ['x'], packages: ['typescript'] } },
  });
  write('package.json', { name: 'w', workspaces: ['libs/*'], devDependencies: { typescript: '5.9.3', base: '1.0.0' } });
  write('package-lock.json', lock);
  write('knip.config.ts', "import './shared/rules.mjs';\nimport 'base';\n");
  write('shared/rules.mjs', 'export default [];\n');
  write('libs/a/package.json', { name: 'a' });
  write('libs/a/tsconfig.json', {});
  write('libs/b/package.json', { name: 'b' });
});

afterEach(() => {
  rmSync(root, { recursive: true });
  keepRunConfig(null);
});

function write(file: string, content: string | object) {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
}

async function nodes(more: Readonly<Record<string, string>> = {}, nxJsonConfiguration = {}) {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:json|\.mjs|\.config\.ts)$/.test(name) && !/node_modules|^data|^\.hookgraph/.test(name))
    .sort();
  const context = { workspaceRoot: root, nxJsonConfiguration };
  const result = await rememberedNodes(files, context, { ...env, ...more });
  // The record is written when Nx has its answer.
  await new Promise(setImmediate);
  return result;
}

const inferred = () => nodes({ NX_CACHE_PROJECT_GRAPH: 'false' });

/** Another description for one and the same hook: it can only come from the record. */
function mark() {
  const [head = '', body = ''] = readFileSync(recordPath(), 'utf8').split('\n');
  const marked = body.replaceAll('"description":"x"', '"description":"from the record"');
  writeFileSync(recordPath(), `${head.replace(digestOf(body), digestOf(marked))}\n${marked}`);
}

const isFromRecord = (result: unknown) => JSON.stringify(result).includes('from the record');

test('what a run leaves behind is no reason to infer again', async () => {
  await nodes();
  for (const left of ['.nx/cache', '.hookgraph/verdicts']) mkdirSync(join(root, left), { recursive: true });
  writeFileSync(join(root, '.hookgraph/a.own.result.json'), '{}');
  const { mtimeNs } = statSync(recordPath(), { bigint: true });
  await nodes();
  expect(statSync(recordPath(), { bigint: true }).mtimeNs).toBe(mtimeNs);
});

test('the same workspace is inferred once', async () => {
  const first = await nodes();
  expect(await nodes()).toEqual(first);
  mark();
  expect(isFromRecord(await nodes())).toBe(true);
});

test.each<[string, () => void]>([
  ['hookgraph.json', () => write('hookgraph.json', { hooks: { own: { command: ['y'] } } })],
  ['a hookgraph.json that is wrong', () => write('hookgraph.json', '{ "hooks": { "own": { "comand": ["y"] } } }')],
  ['a hookgraph.json that goes', () => rmSync(join(root, 'hookgraph.json'))],
  ['a hookgraph.json in a project', () => write('libs/a/hookgraph.json', { hooks: { own: false } })],
  ['tags of a project', () => write('libs/a/package.json', { name: 'a', nx: { tags: ['x'] } })],
  ['a project more', () => write('libs/c/package.json', { name: 'c' })],
  ['a project less', () => rmSync(join(root, 'libs/b/package.json'))],
  ['configuration of a tool', () => write('knip.config.ts', 'export default [];\n')],
  ['what configuration imports', () => write('shared/rules.mjs', "import './more.mjs';\n")],
  ['an import that leads nowhere any more', () => rmSync(join(root, 'shared/rules.mjs'))],
  ['an import of a package that is a file now', () => write('node_modules/base/package.json', { name: 'base' })],
  ['what tsconfig.json lists', () => write('libs/a/tsconfig.json', { include: ['../b/**/*'] })],
  ['the lock file', () => write('package-lock.json', '{}')],
  ['the program of a command', () => link('node_modules/.bin/x', '../typescript/x.js')],
  ['a package that is a link', () => link('node_modules/typescript', join(root, 'shared'))],
  ['a link to a folder', () => link('libs/a/linked', '../b')],
  ['patches', () => write('patches/eslint.patch', '')],
])('%s counts at once', async (_what, change) => {
  await nodes();
  mark();
  expect(isFromRecord(await nodes())).toBe(true);
  change();
  const after = await nodes();
  expect(isFromRecord(after)).toBe(false);
  expect(after).toEqual(await inferred());
});

test.each([
  ['named inputs', { namedInputs: { production: ['x'] } }],
  ['whether Nx reads the lock file', { pluginsConfig: { '@nx/js': { analyzeLockfile: false } } }],
])('of nx.json %s count', async (_what, nxJson) => {
  await nodes();
  mark();
  expect(isFromRecord(await nodes({}, nxJson))).toBe(false);
});

test.each([
  ['nothing', ''],
  ['no record', '{}\n[]'],
  ['half of one', null],
])('a file with %s in it costs time only', async (_what, content) => {
  const first = await nodes();
  const text = readFileSync(recordPath(), 'utf8');
  writeFileSync(recordPath(), content ?? text.slice(0, -10));
  expect(await nodes()).toEqual(first);
  expect(readFileSync(recordPath(), 'utf8')).toBe(text);
});

test('no record is written where Nx keeps nothing', async () => {
  await inferred();
  expect(existsSync(recordPath())).toBe(false);
  rmSync(join(root, 'data'), { recursive: true });
  await nodes();
  expect(existsSync(join(root, 'data'))).toBe(false);
});

test('a run goes by what was inferred, until hookgraph.json is another one', async () => {
  await nodes();
  keepRunConfig(null);
  await nodes();
  const read = await runConfig(root, env);
  expect(read).toMatchObject({ defaultStrategy: 'comprehensive', directory: '.hookgraph' });
  write('hookgraph.json', {
    hooks: { own: { command: ['x'] } },
    defaultStrategy: 'fast',
    cache: { directory: '.other' },
  });
  expect(await runConfig(root, env)).toMatchObject({ defaultStrategy: 'fast', directory: '.other' });
  rmSync(join(root, 'hookgraph.json'));
  expect(await runConfig(root, env)).toBeNull();
});

function link(file: string, target: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  symlinkSync(target, join(root, file));
}
