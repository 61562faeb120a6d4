import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import * as z from 'zod';
import { openHistory } from '../../engine/history';
import { appendLog } from '../../engine/system/append-log';
import { batchWorkspace, type BatchWorkspace } from './testing/batch-workspace';

jest.setTimeout(60_000);

const open: BatchWorkspace[] = [];
afterEach(() => {
  for (const workspace of open.splice(0)) workspace.close();
});

function workspaceOf(config: object, projects?: readonly string[]): BatchWorkspace {
  const workspace = batchWorkspace(config, projects);
  open.push(workspace);
  return workspace;
}

/** A hook that runs a script, never answered from the store. */
const script = (code: string, more: object = {}) => ({ command: ['node', '-e', code], files: ['**/*.txt'], ...more });
const green = (more: object = {}) => script('', more);
const red = (more: object = {}) => script('process.exitCode = 1;', more);
const forEver = 'setInterval(() => {}, 1000);';

describe('a strategy, in a batch', () => {
  /** `red` is red; `late` depends on `long`, `never` on `red`. */
  const hooks = {
    red: red({ stage: 'fast', securityLevel: 'low' }),
    quick: green({ stage: 'fast' }),
    long: script('setTimeout(() => {}, 600);'),
    late: green({ dependsOn: ['long'] }),
    never: green({ dependsOn: ['red'] }),
    notDue: green({ when: { env: { WANTED: true } } }),
    byHand: green({ stage: 'manual' }),
  };
  const strategies = {
    hasty: { failFast: 'first', concurrency: 1 },
    careful: { failFast: 'critical', concurrency: 1 },
    lenient: { blocks: ['critical'], concurrency: 1 },
    picked: { stages: [], include: ['byHand', 'quick'], exclude: ['quick'] },
    picky: { module: './tools/picky.mjs' },
    thrower: { module: './tools/thrower.mjs' },
    fast: { concurrency: 1 },
    comprehensive: { concurrency: 1 },
    'dependency-aware': { concurrency: 1 },
    parallel: { concurrency: 1 },
  };
  const modules = {
    'tools/picky.mjs': `export default { shouldRunHook: (hook) => hook.name !== 'red', concurrency: () => 1 };\n`,
    'tools/thrower.mjs': `export function shouldRunHook(hook) {\n  throw new Error('no idea about ' + hook.name);\n}\n`,
  };
  const all = {
    'a:red': 'failed',
    'a:quick': 'passed',
    'a:long': 'passed',
    'a:late': 'passed',
    'a:never': 'dependency-not-passed',
    'a:notDue': 'not-due',
  };

  test.each([
    { strategy: 'fast', started: ['red', 'quick'], ended: { 'a:red': 'failed', 'a:quick': 'passed' } },
    { strategy: 'comprehensive', started: ['red', 'quick', 'long', 'late'], ended: all },
    { strategy: 'sequential', started: ['red', 'quick', 'long', 'late'], ended: all },
    // Once a run is recorded, the longest of those that could start.
    { strategy: 'parallel', started: ['long'], ended: all, isSecond: true },
    { strategy: 'dependency-aware', started: ['red', 'quick', 'long'], ended: { ...all, 'a:late': 'wave-red' } },
    {
      strategy: 'hasty',
      started: ['red'],
      ended: { ...all, 'a:quick': 'fail-fast', 'a:long': 'fail-fast', 'a:late': 'dependency-not-passed' },
    },
    { strategy: 'careful', started: ['red', 'quick', 'long', 'late'], ended: all },
    {
      strategy: 'lenient',
      started: ['red', 'quick', 'long', 'late', 'never'],
      ended: { ...all, 'a:never': 'passed' },
    },
    { strategy: 'picked', started: ['byHand'], ended: { 'a:byHand': 'passed' } },
    {
      strategy: 'picky',
      started: ['quick', 'long', 'late', 'never'],
      ended: { ...all, 'a:red': 'left-out', 'a:never': 'passed' },
    },
    {
      strategy: 'thrower',
      started: [],
      ended: {
        'a:red': 'misconfigured',
        'a:quick': 'misconfigured',
        'a:long': 'misconfigured',
        'a:late': 'dependency-not-passed',
        'a:never': 'dependency-not-passed',
        'a:notDue': 'misconfigured',
      },
    },
  ])('$strategy: what runs, in what order, what is skipped and why', async ({ strategy, started, ended, isSecond }) => {
    const workspace = workspaceOf({ hooks, strategies });
    workspace.write(modules);
    if (isSecond === true) {
      await workspace.run('sequential');
      workspace.write({ 'a/one.txt': 'changed\n' });
    }
    const run = await workspace.run(strategy);
    // The others of a run that goes by durations take about the same time.
    const order = isSecond === true ? run.started.slice(0, 1) : run.started;
    expect({ started: order, ended: run.ended }).toEqual({ started: started.map((name) => `a:${name}`), ended });
    if (strategy === 'thrower')
      expect(run.yielded.get('a:red')?.terminalOutput).toMatch(/no idea about red[^]*thrower\.mjs:2/);
    const isRed = strategy !== 'lenient' && strategy !== 'picky' && strategy !== 'picked';
    expect([...run.yielded.values()].some(({ status }) => status === 'failure')).toBe(isRed);
  });
});

test('what a run says of itself is valid by the published schema, whatever happens in it', async () => {
  const hooks = {
    finds: script('console.log("a/one.txt:1:1: not so"); process.exitCode = 1;', { output: 'unix' }),
    shaky: script(
      'process.exit(require("node:fs").existsSync("../notes") ? 0 : (require("node:fs").writeFileSync("../notes", ""), 75));',
      {
        retries: { times: 2, backoff: '1ms', on: [{ exitCodes: [75] }] },
      },
    ),
    hangs: script(forEver, { timeout: '300ms' }),
    waits: green({ dependsOn: ['hangs'] }),
  };
  const workspace = workspaceOf({ hooks });
  const { events, yielded } = await workspace.run();
  const schema = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(join(__dirname, '../../schema/events.schema.json'), 'utf8')));
  const isValid = new Ajv({ strict: false }).compile(schema);
  for (const event of events)
    expect({ event, errors: isValid(event) ? [] : isValid.errors }).toEqual({ event, errors: [] });
  expect(new Set(events.map(({ type }) => type))).toEqual(
    new Set(['planned', 'started', 'output', 'finding', 'retried', 'timed-out', 'finished', 'summary']),
  );
  expect([events.at(0)?.['type'], events.at(-1)?.['type']]).toEqual(['planned', 'summary']);
  expect(yielded.get('a:shaky')).toMatchObject({
    status: 'success',
    terminalOutput: expect.stringContaining('passed (flaky, 2 of 3)'),
  });
  expect(historyOf(workspace).flaky()).toMatchObject([{ project: 'a', hook: 'shaky', retried: 1 }]);
});

test('a limit is learnt from recorded runs, stops what is much slower, and nothing is learnt from that', async () => {
  const wait = 'setTimeout(() => {}, Number(require("node:fs").readFileSync("one.txt", "utf8")));';
  const learntLimit = { factor: 2, floor: '3s' };
  const workspace = workspaceOf({ hooks: { slow: script(wait, { timeout: '30s' }) }, learntLimit });
  for (const time of [1, 2, 3, 4, 5]) {
    workspace.write({ 'a/one.txt': `${time}` });
    expect((await workspace.run()).ended).toEqual({ 'a:slow': 'passed' });
  }
  for (const time of [20_000, 20_001]) {
    workspace.write({ 'a/one.txt': `${time}` });
    const run = await workspace.run();
    expect(run.resultOf('a:slow').outcome).toEqual({ kind: 'timed-out', limit: 3_000, of: 'learnt' });
    expect(run.yielded.get('a:slow')?.terminalOutput).toContain('the learnt limit of 3 seconds was reached');
  }
});

test('the limit of a run stops what runs and skips what waits, and every task has its result', async () => {
  const note = `require('node:fs').appendFileSync('../notes', process.pid + '\\n'); process.on('SIGTERM', () => {}); ${forEver}`;
  const hooks = { quick: green(), hangs: script(note), waits: green(), after: green({ dependsOn: ['hangs'] }) };
  const workspace = workspaceOf({ hooks, strategies: { short: { timeout: '1500ms', concurrency: 1 } } });
  const run = await workspace.run('short', { HOOKGRAPH_RUN: 'one' });
  expect(run.ended).toEqual({
    'a:quick': 'passed',
    'a:hangs': 'timed-out',
    'a:waits': 'run-time-limit',
    'a:after': 'run-time-limit',
  });
  expect(run.resultOf('a:hangs').outcome).toEqual({ kind: 'timed-out', limit: 1_500, of: 'run' });
  expect(run.yielded.get('a:waits')?.terminalOutput).toContain('Skipped: run time limit of 2 seconds');
  // Another process of the same run, as Nx starts them without batches, has nothing left of it; another run has.
  workspace.write({ 'a/one.txt': 'changed\n' });
  const part = await workspace.run('short', { HOOKGRAPH_RUN: 'one' });
  expect(new Set(Object.values(part.ended))).toEqual(new Set(['run-time-limit']));
  expect((await workspace.run('short', { HOOKGRAPH_RUN: 'two' })).ended).toMatchObject({ 'a:quick': 'passed' });
  const pids = readFileSync(join(workspace.root, 'notes'), 'utf8').split('\n').filter(Boolean);
  expect(pids).toHaveLength(2);
  expect(pids.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
});

test('a hook that hangs in one project takes no verdict from the others that shared its program', async () => {
  const code = `const text = process.argv.slice(1).map((file) => require('node:fs').readFileSync(file, 'utf8')).join('');
    if (text.includes('stuck')) ${forEver}`;
  const hook = {
    ...script(code),
    command: ['node', '-e', code, '{files}'],
    scope: 'file',
    cwd: 'workspace',
    timeout: '1s',
  };
  const workspace = workspaceOf({ hooks: { it: hook } }, ['a', 'b', 'c']);
  workspace.write({ 'b/one.txt': 'stuck\n' });
  expect((await workspace.run()).ended).toEqual({ 'a:it': 'passed', 'b:it': 'timed-out', 'c:it': 'passed' });
});

test('a strategy that is asked for and is not there makes every hook red, an empty name asks for none', async () => {
  const workspace = workspaceOf({ hooks: { style: green() } });
  const run = await workspace.run('comprehensive', { HOOKGRAPH_STRATEGY: 'comprehensiv' });
  expect(run.ended).toEqual({ 'a:style': 'misconfigured' });
  expect(run.yielded.get('a:style')).toMatchObject({
    status: 'failure',
    terminalOutput: expect.stringContaining('Did you mean "comprehensive"?'),
  });
  expect((await workspace.run('comprehensive', { HOOKGRAPH_STRATEGY: '' })).ended).toEqual({ 'a:style': 'passed' });
});

test('nothing that is green reaches the cache of Nx from packages that are not installed as locked', async () => {
  const hooks = {
    plain: green({ packages: ['a'] }),
    lenient: green({ packages: ['a'], advisory: true, securityLevel: 'low' }),
    after: green({ packages: [], dependsOn: ['lenient'] }),
    any: green(),
    other: green({ packages: [] }),
    unkept: green({ packages: ['a'] }),
  };
  const workspace = workspaceOf({ hooks, strategies: { soft: { blocks: ['critical'] } } });
  const install = (version: string) => {
    const packages = { 'node_modules/a': { version } };
    workspace.write({
      'package.json': '{ "devDependencies": { "a": "*" } }',
      'package-lock.json': '{}',
      'node_modules/.package-lock.json': JSON.stringify({ packages }),
      'node_modules/a/package.json': JSON.stringify({ name: 'a', version }),
    });
  };
  const packages = { 'npm:a': { data: { packageName: 'a', version: '2.0.0' } } };
  const kept = Object.keys(hooks).filter((name) => name !== 'unkept');
  const run = (env: Readonly<Record<string, string>> = {}) => workspace.run('soft', env, { packages, kept });
  const passed = Object.fromEntries(Object.keys(hooks).map((name) => [`a:${name}`, 'passed']));
  const red = { 'a:plain': 'misconfigured', 'a:lenient': 'misconfigured', 'a:any': 'misconfigured' };

  install('1.0.0');
  expect((await run({ NX_SKIP_NX_CACHE: 'true' })).ended).toEqual(passed);
  const stale = await run();
  expect(stale.ended).toEqual({ ...passed, ...red, 'a:after': 'dependency-not-passed' });
  for (const task of Object.keys(red)) {
    expect(stale.yielded.get(task)).toMatchObject({
      status: 'failure',
      terminalOutput: expect.stringContaining('a 1.0.0 is installed, the lock file says 2.0.0'),
    });
    expect(stale.resultOf(task).outcome).toEqual({
      kind: 'misconfigured',
      failure: { reason: 'not-as-locked', packages: [{ name: 'a', installed: '1.0.0', locked: ['2.0.0'] }] },
    });
  }
  install('2.0.0');
  expect((await run()).ended).toEqual(passed);
});

test('nothing of a run that skips critical hooks on request is hidden', async () => {
  const workspace = workspaceOf({ hooks: { style: red(), secrets: red({ securityLevel: 'critical' }) } });
  const held = await workspace.run('comprehensive', { HOOKGRAPH_SKIP: 'style,secrets' });
  expect(held.ended).toEqual({ 'a:style': 'on-request', 'a:secrets': 'failed' });
  const env = { HOOKGRAPH_SKIP: 'style,secrets', HOOKGRAPH_SKIP_CRITICAL: '1' };
  expect((await workspace.run('comprehensive', env)).ended).toEqual({
    'a:style': 'on-request',
    'a:secrets': 'on-request',
  });
});

function historyOf({ root }: BatchWorkspace) {
  return openHistory({
    log: appendLog(join(root, '.hookgraph/history'), { maxBytes: 1 << 20 }),
    warn: () => undefined,
  });
}
