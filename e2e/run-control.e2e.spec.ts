import Ajv from 'ajv/dist/2020';
import { builtInStrategies } from '../engine/config/built-in-strategies';
import { twoProjects, words } from './fixtures/two-projects';
import { red } from './rig/exit-codes';
import { onEveryNx } from './rig/on-every-nx';
import type { Workspace } from './rig/workspace';

const named = (word: string, more: object = {}) => ({
  ...words,
  command: ['node', 'tools/reject.mjs', word, '{files}'],
  projects: ['packages/a'],
  scope: 'project',
  ...more,
});

/** Declared first, second, third, fourth; `second` is red, `third` depends on `first`, `fourth` on nothing. */
const hooks = {
  first: named('ONE', { stage: 'fast' }),
  second: named('BAD', { stage: 'fast', securityLevel: 'low' }),
  third: named('THREE', { dependsOn: ['first'] }),
  fourth: named('FOUR', { when: { env: { WANTED: true } } }),
  fifth: named('FIVE', { stage: 'manual' }),
};
const strategies = {
  hasty: { failFast: 'first', concurrency: 1 },
  lenient: { blocks: ['critical'] },
  picky: { module: './tools/picky.mjs' },
  broken: { module: './tools/broken.mjs' },
};
const modules = {
  'tools/picky.mjs': `import { defineStrategy } from 'hookgraph';
export default defineStrategy({ shouldRunHook: (hook) => hook.name !== 'second', concurrency: () => 1 });
`,
  'tools/broken.mjs': `export function shouldRunHook() { throw new Error('no idea'); }
`,
};

function files(): Readonly<Record<string, string>> {
  const all = twoProjects(hooks);
  const config = { hooks, strategies };
  return { ...all, ...modules, 'hookgraph.json': JSON.stringify(config), 'packages/a/one.txt': 'this is BAD\n' };
}

interface Row {
  readonly strategy: string;
  /** Words that programs looked for, in the order of their start. */
  readonly ran: readonly string[];
  readonly ended: Readonly<Record<string, string>>;
  readonly exitCode: number;
  /** What a run without batches does differently. */
  readonly single?: Partial<Pick<Row, 'ran' | 'ended'>>;
}

const usual = { first: 'passed', second: 'failed', third: 'passed', fourth: 'not-due' };

const rows: readonly Row[] = [
  { strategy: 'fast', ran: ['ONE', 'BAD'], ended: { first: 'passed', second: 'failed' }, exitCode: 1 },
  { strategy: 'comprehensive', ran: ['ONE', 'BAD', 'THREE'], ended: usual, exitCode: 1 },
  { strategy: 'parallel', ran: ['ONE', 'BAD', 'THREE'], ended: usual, exitCode: 1 },
  { strategy: 'sequential', ran: ['ONE', 'BAD', 'THREE'], ended: usual, exitCode: 1 },
  {
    strategy: 'dependency-aware',
    ran: ['ONE', 'BAD'],
    ended: { ...usual, third: 'wave-red' },
    exitCode: 1,
    single: { ran: ['ONE', 'BAD', 'THREE'], ended: usual },
  },
  {
    strategy: 'hasty',
    ran: ['ONE', 'BAD'],
    ended: { ...usual, third: 'fail-fast' },
    exitCode: 1,
    single: { ran: ['ONE', 'BAD', 'THREE'], ended: usual },
  },
  { strategy: 'lenient', ran: ['ONE', 'BAD', 'THREE'], ended: usual, exitCode: 0 },
  { strategy: 'picky', ran: ['ONE', 'THREE'], ended: { ...usual, second: 'left-out' }, exitCode: 0 },
  {
    strategy: 'broken',
    ran: [],
    ended: { first: 'misconfigured', second: 'misconfigured', third: 'dependency-not-passed', fourth: 'misconfigured' },
    exitCode: 1,
    // Nx does not start what depends on a red task.
    single: { ended: { first: 'misconfigured', second: 'misconfigured', fourth: 'misconfigured' } },
  },
];

/**
 * What a batch does is decided in one process, and tested there for every field of a strategy (executors/hook): one release
 * of Nx runs them all, the others the five that every workspace has, and those that end in different ways.
 */
const telling = [...builtInStrategies.map(({ name }) => name), 'lenient', 'broken'];

onEveryNx('A strategy', (create, nx) => {
  const inBatch = nx === '24.0' ? rows : rows.filter(({ strategy }) => telling.includes(strategy));

  test.each(inBatch)('$strategy, in a batch', async ({ strategy, ran, ended, exitCode }) => {
    const workspace = create({ files: files() });
    const run = await workspace.run(['run-many', '-t', `quality-${strategy}`]);
    expect({ ran: wordsOf(workspace).sort(), ended: endsOf(workspace), exitCode: run.exitCode, all: run.all }).toEqual({
      ran: [...ran].sort(),
      ended,
      exitCode: exitCode === 0 ? 0 : red,
      all: expect.any(String),
    });
  });

  test.each(rows)('$strategy, task by task', async ({ strategy, exitCode, single, ...batch }) => {
    const workspace = create({ files: files(), env: { NX_BATCH_MODE: 'false' } });
    const run = await workspace.run(['run-many', '-t', `quality-${strategy}`]);
    const { ran, ended } = { ...batch, ...single };
    expect({ ran: wordsOf(workspace).sort(), ended: endsOf(workspace), exitCode: run.exitCode, all: run.all }).toEqual({
      ran: [...ran].sort(),
      ended,
      exitCode: exitCode === 0 ? 0 : red,
      all: expect.any(String),
    });
  });

  test('sequential starts its hooks as declared and shows what they print, but not as output of a task', async () => {
    const workspace = create({ files: files() });
    const { stderr, all } = await workspace.run(['run-many', '-t', 'quality-sequential']);
    expect(wordsOf(workspace)).toEqual(['ONE', 'BAD', 'THREE']);
    expect(`${stderr}${all}`).toContain('[second] packages/a/one.txt:1:9: must not say BAD');
    expect(workspace.results().get('a:second')?.output).not.toContain('[second]');
  });
});

onEveryNx('HOOKGRAPH_EVENTS', (create) => {
  test('leaves a line for everything that happens, and one warning where that cannot be written', async () => {
    const workspace = create({ files: files() });
    const run = await workspace.run(['run-many', '-t', 'quality'], { HOOKGRAPH_EVENTS: '.hookgraph/events.ndjson' });
    const events = workspace
      .read('.hookgraph/events.ndjson')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(events.map(({ format }) => format))).toEqual(new Set([1]));
    expect(new Set(events.map((event) => event.run)).size).toBe(1);
    const types = events.map(({ type }) => type);
    expect([types.at(0), types.at(-1)]).toEqual(['planned', 'summary']);
    expect(types.filter((type) => type === 'finished')).toHaveLength(4);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'finished', task: 'a:quality--second', outcome: 'failed', reason: null }),
    );
    const isValid = new Ajv({ strict: false }).compile(
      JSON.parse(workspace.read('node_modules/hookgraph/schema/events.schema.json')),
    );
    expect(events.filter((event) => !isValid(event))).toEqual([]);
    expect(run.all).not.toContain('HOOKGRAPH_EVENTS');
    const broken = await workspace.run(['run-many', '-t', 'quality', '--skip-nx-cache'], {
      HOOKGRAPH_EVENTS: 'nx.json/events',
    });
    expect(broken.exitCode).toBe(run.exitCode);
    expect(broken.all.split('HOOKGRAPH_EVENTS')).toHaveLength(2);
  });
});

function wordsOf(workspace: Workspace): string[] {
  return workspace.calls().map((line) => line.split(' ')[1] ?? '');
}

/** How each hook of project `a` ended: its outcome, or why it was skipped. */
function endsOf(workspace: Workspace): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...workspace.results().values()].map(({ hook, outcome }) => [
      hook,
      outcome.kind === 'skipped' ? outcome.reason.kind : outcome.kind,
    ]),
  );
}
