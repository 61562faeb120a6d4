import type { Durations } from '../history/durations';
import type { Ending } from './testing/driven-processes';
import { builtIn, fakeRun, memoryStore, type FakeHook, type FakeRunSpec } from './testing/fake-run';

const red = { exitCode: 1, stdout: 'something is wrong' };
const green = {};

describe('runTasks', () => {
  test('gives each task exactly one end, also where several programs end at the same moment', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `h${index}`);
    const run = fakeRun({ hooks: Object.fromEntries(names.map((name) => [name, {}])), concurrency: 12 });
    await run.begin();
    expect(run.running()).toHaveLength(12);
    for (const name of names) run.end(`p:${name}`);
    expect(Object.keys(await run.outcomes()).sort()).toEqual(names.map((name) => `p:${name}`).sort());
    expect(run.settled).toHaveLength(12);
  });

  test('runs what depends on a task after it, and skips it where that did not pass', async () => {
    const run = fakeRun({ hooks: { a: {}, b: { after: ['a'] }, c: { after: ['b'] }, d: {} }, projects: ['p', 'q'] });
    await run.begin();
    expect(run.running()).toEqual(['p:a', 'q:a']);
    run.end('p:a', red);
    run.end('q:a');
    await run.idle();
    for (const name of ['q:b', 'p:d', 'q:d', 'q:c']) {
      await run.idle();
      run.end(name);
    }
    expect(await run.outcomes()).toEqual({
      'p:a': 'failed',
      'q:a': 'passed',
      'p:b': 'skipped: dependency-not-passed a',
      'p:c': 'skipped: dependency-not-passed b',
      'q:b': 'passed',
      'q:c': 'passed',
      'p:d': 'passed',
      'q:d': 'passed',
    });
  });

  test('goes by a result as it was accepted, when a program gave it and when the store did', async () => {
    const store = memoryStore();
    const spec: FakeRunSpec = {
      hooks: { a: {}, b: { after: ['a'] } },
      store,
      answer: (task) => (task === 'p:a' ? red : green),
      accept: (result) => ({ ...result, outcome: { kind: 'passed' } }),
    };
    for (const _ of ['a program', 'the store']) {
      expect(await fakeRun(spec).outcomes()).toEqual({ 'p:a': 'passed', 'p:b': 'passed' });
    }
    const { accept: _, ...strict } = spec;
    expect(await fakeRun(strict).outcomes()).toMatchObject({ 'p:a': 'failed' });
  });

  test('starts nothing for what the store knows, red as well as green', async () => {
    const store = memoryStore();
    const spec = { hooks: { a: {}, b: {} }, store, answer: (name: string) => (name === 'p:a' ? green : red) };
    const first = await fakeRun(spec).outcomes();
    const again = fakeRun(spec);
    expect(await again.outcomes()).toEqual(first);
    expect(again.started).toEqual([]);
    expect(again.announced).toEqual([0]);
    expect(again.settled.map(({ replayed }) => replayed)).toEqual([true, true]);
  });

  test('starts what is not known before what is known goes out', async () => {
    const store = memoryStore();
    const hooks = { a: {}, b: {} };
    await fakeRun({ hooks: { a: {} }, store, answer: () => green }).outcomes();
    const started: (readonly string[])[] = [];
    const run = fakeRun({ hooks, store, take: (_, { started: names }) => void started.push([...names]) });
    await run.begin();
    run.end('p:b');
    expect(await run.outcomes()).toEqual({ 'p:a': 'passed', 'p:b': 'passed' });
    expect(started).toEqual([['p:b'], ['p:b']]);
  });

  test('hears between two results that go out of what has ended meanwhile', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const started: number[] = [];
    const run = fakeRun({
      hooks: Object.fromEntries(names.map((name) => [name, {}])),
      concurrency: 3,
      take({ hook }, { started: all, end }) {
        started.push(all.length);
        if (hook === 'a') end('p:c');
      },
    });
    await run.begin();
    for (const name of ['p:a', 'p:b']) run.end(name);
    await run.idle();
    for (const name of ['p:d', 'p:e', 'p:f']) run.end(name);
    await run.outcomes();
    // Five when the first goes out, and the place of `c` is taken when the second does.
    expect(started.slice(0, 2)).toEqual([5, 6]);
  });

  test('says before the first program starts how many may come', async () => {
    const run = fakeRun({ hooks: { a: {}, b: {} }, projects: ['p', 'q'], concurrency: 1 });
    await run.begin();
    expect(run.announced).toEqual([4]);
    run.stop();
    await run.outcomes();
  });

  test('tells what happens, and sums it up at the end', async () => {
    const run = fakeRun({ hooks: { a: {}, b: { after: ['a'] } }, answer: () => red });
    await run.outcomes();
    expect(run.events.map(({ type }) => type)).toEqual(['planned', 'started', 'finished', 'finished', 'summary']);
    expect(run.events.at(0)).toMatchObject({ tasks: 2, known: 0, files: 2, strategy: 'comprehensive' });
    expect(run.events.at(-1)).toMatchObject({ passed: 0, failed: 1, skipped: 1, unchecked: 0, replayed: 0 });
  });

  test('hands what programs print on only where somebody reads it', async () => {
    const silent = fakeRun({ hooks: { a: {} } });
    await silent.begin();
    expect(silent.specOf('p:a').onOutput).toBeUndefined();
    silent.end('p:a');
    await silent.outcomes();
    const live = fakeRun({ hooks: { a: {} }, wantsOutput: true });
    await live.begin();
    live.specOf('p:a').onOutput?.('at /ws/p/file.txt\n');
    live.end('p:a');
    await live.outcomes();
    expect(live.events).toContainEqual({
      type: 'output',
      hook: 'a',
      tasks: ['p:quality--a'],
      text: 'at p/file.txt\n',
    });
  });
});

describe('a strategy', () => {
  interface Row {
    readonly what: string;
    readonly spec: FakeRunSpec;
    /** Programs in the order in which they were started, one at a time unless the row says more. */
    readonly started: readonly string[];
    readonly outcomes: Readonly<Record<string, string>>;
  }

  const answers = (table: Readonly<Record<string, Ending>>) => (task: string) => table[task] ?? green;
  /** Declared a, b, c, d; c depends on a, d on c. */
  const four: Readonly<Record<string, FakeHook>> = { a: {}, b: {}, c: { after: ['a'] }, d: { after: ['c'] } };
  const long: Readonly<Record<string, number>> = { a: 1, b: 5, c: 20, d: 3 };
  const expected = ({ hook }: { readonly hook: string }) => long[hook] ?? 0;
  const allPassed = { 'p:a': 'passed', 'p:b': 'passed', 'p:c': 'passed', 'p:d': 'passed' };

  const rows: readonly Row[] = [
    {
      what: 'fast, comprehensive: what could start is started as declared',
      spec: { hooks: four },
      started: ['p:a', 'p:b', 'p:c', 'p:d'],
      outcomes: allPassed,
    },
    {
      what: 'declared order counts for what becomes ready later, too',
      spec: { hooks: { z: {}, a: { after: ['z'] }, b: {}, c: {} } },
      started: ['p:z', 'p:a', 'p:b', 'p:c'],
      outcomes: { 'p:z': 'passed', 'p:a': 'passed', 'p:b': 'passed', 'p:c': 'passed' },
    },
    {
      what: 'parallel: the longest of those that could start',
      spec: { hooks: four, strategy: builtIn('parallel'), expected },
      started: ['p:b', 'p:a', 'p:c', 'p:d'],
      outcomes: allPassed,
    },
    {
      what: 'parallel without recorded durations: as declared',
      spec: { hooks: four, strategy: builtIn('parallel') },
      started: ['p:a', 'p:b', 'p:c', 'p:d'],
      outcomes: allPassed,
    },
    {
      what: 'dependency-aware: a red wave skips all later ones, and the wave itself goes to its end',
      spec: { hooks: four, strategy: builtIn('dependency-aware'), answer: answers({ 'p:a': red }) },
      started: ['p:a', 'p:b'],
      outcomes: {
        'p:a': 'failed',
        'p:b': 'passed',
        'p:c': 'skipped: dependency-not-passed a',
        'p:d': 'skipped: dependency-not-passed c',
      },
    },
    {
      what: 'dependency-aware: also what depends on nothing red',
      spec: { hooks: four, strategy: builtIn('dependency-aware'), answer: answers({ 'p:b': red }) },
      started: ['p:a', 'p:b'],
      outcomes: {
        'p:a': 'passed',
        'p:b': 'failed',
        'p:c': 'skipped: wave-red b',
        'p:d': 'skipped: dependency-not-passed c',
      },
    },
    {
      what: 'dependency-aware: advisory hooks do not make a wave red',
      spec: {
        hooks: { ...four, b: { advisory: true } },
        strategy: builtIn('dependency-aware'),
        answer: answers({ 'p:b': red }),
      },
      started: ['p:a', 'p:b', 'p:c', 'p:d'],
      outcomes: { ...allPassed, 'p:b': 'failed' },
    },
    {
      what: 'comprehensive: a red hook skips nothing but what depends on it',
      spec: { hooks: four, answer: answers({ 'p:b': red }) },
      started: ['p:a', 'p:b', 'p:c', 'p:d'],
      outcomes: { ...allPassed, 'p:b': 'failed' },
    },
    {
      what: 'an advisory hook does not hold up what depends on it',
      spec: { hooks: { ...four, a: { advisory: true } }, answer: answers({ 'p:a': red }) },
      started: ['p:a', 'p:b', 'p:c', 'p:d'],
      outcomes: { ...allPassed, 'p:a': 'failed' },
    },
    {
      what: 'a level that does not block does not hold up what depends on it',
      spec: {
        hooks: { ...four, a: { securityLevel: 'low' } },
        strategy: { blocks: ['high', 'critical'] },
        answer: answers({ 'p:a': red }),
      },
      started: ['p:a', 'p:b', 'p:c', 'p:d'],
      outcomes: { ...allPassed, 'p:a': 'failed' },
    },
    {
      what: 'failFast first: nothing is started after the first red hook',
      spec: { hooks: four, strategy: { failFast: 'first' }, answer: answers({ 'p:b': red }) },
      started: ['p:a', 'p:b'],
      outcomes: {
        'p:a': 'passed',
        'p:b': 'failed',
        'p:c': 'skipped: fail-fast first b',
        'p:d': 'skipped: dependency-not-passed c',
      },
    },
    {
      what: 'failFast first: a hook that could not check counts, an advisory one does not',
      spec: {
        hooks: { ...four, a: { advisory: true } },
        strategy: { failFast: 'first' },
        answer: answers({ 'p:a': red, 'p:b': { end: { kind: 'signalled', signal: 'SIGSEGV' } } }),
      },
      started: ['p:a', 'p:b'],
      outcomes: {
        'p:a': 'failed',
        'p:b': 'crashed: killed',
        'p:c': 'skipped: fail-fast first b',
        'p:d': 'skipped: dependency-not-passed c',
      },
    },
    {
      what: 'failFast critical: a red hook of another level does not end the run',
      spec: {
        hooks: { ...four, a: { securityLevel: 'high' } },
        strategy: { failFast: 'critical' },
        answer: answers({ 'p:b': red }),
      },
      started: ['p:a', 'p:b', 'p:c', 'p:d'],
      outcomes: { ...allPassed, 'p:b': 'failed' },
    },
    {
      what: 'failFast critical: one of level critical does',
      spec: {
        hooks: { ...four, b: { securityLevel: 'critical' } },
        strategy: { failFast: 'critical' },
        answer: answers({ 'p:b': red }),
      },
      started: ['p:a', 'p:b'],
      outcomes: {
        'p:a': 'passed',
        'p:b': 'failed',
        'p:c': 'skipped: fail-fast critical b',
        'p:d': 'skipped: dependency-not-passed c',
      },
    },
    {
      what: 'what is not due, not wanted or left out does not run, and holds up nothing',
      spec: {
        hooks: four,
        decide: ({ hook }) =>
          hook === 'a' ? { kind: 'skipped', reason: { kind: 'not-due', condition: 'this is not CI' } } : null,
      },
      started: ['p:b', 'p:c', 'p:d'],
      outcomes: { ...allPassed, 'p:a': 'skipped: not-due' },
    },
  ];

  test.each(rows)('$what', async ({ spec, started, outcomes }) => {
    const run = fakeRun({ concurrency: 1, answer: () => green, ...spec });
    expect(await run.outcomes()).toEqual(outcomes);
    expect(run.started).toEqual(started);
  });

  test.each([
    [1, ['p:h0']],
    [2, ['p:h0', 'p:h1']],
    [11, Array.from({ length: 11 }, (_, index) => `p:h${index}`)],
  ])('with concurrency %i has as many programs running', async (concurrency, running) => {
    const hooks = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`h${index}`, {}]));
    const run = fakeRun({ hooks, strategy: { concurrency } });
    await run.begin();
    expect(run.running()).toEqual(running);
    run.end('p:h0');
    await run.idle();
    expect(run.running()).toHaveLength(concurrency);
    run.stop();
    await run.outcomes();
  });

  test('sequential runs one after the other', async () => {
    const run = fakeRun({ hooks: four, strategy: builtIn('sequential') });
    await run.begin();
    for (const name of ['p:a', 'p:b', 'p:c', 'p:d']) {
      expect(run.running()).toEqual([name]);
      run.end(name);
      await run.idle();
    }
    expect(await run.outcomes()).toEqual(allPassed);
  });

  test('multiplies the limit of each hook by its timeoutScale', async () => {
    const hooks = { a: { timeout: '2s' }, b: { timeout: 'none' } } as const;
    const run = fakeRun({ hooks, strategy: { timeoutScale: 1.5 } });
    await run.begin();
    expect([run.specOf('p:a').timeout, run.specOf('p:b').timeout]).toEqual([3_000, null]);
    run.end('p:a', { end: { kind: 'timed-out' }, stdout: 'so far' });
    run.end('p:b');
    await run.outcomes();
    expect(run.settled[0]).toMatchObject({
      outcome: { kind: 'timed-out', limit: 3_000, of: 'hook' },
      output: 'so far',
    });
    expect(run.events).toContainEqual({ type: 'timed-out', task: 'p:quality--a', limit: 3_000, of: 'hook' });
  });
});

describe('a limit learnt from recorded runs', () => {
  const tenSeconds = { p50: 5_000, p95: 10_000, count: 5 };
  const learning = { timeout: '5m', learntLimit: { factor: 3, floor: '20s' } } as const;

  test.each<{ readonly what: string; readonly hook: FakeHook; readonly recorded: Durations | null; limit: number }>([
    { what: 'is a multiple of what it took', hook: learning, recorded: tenSeconds, limit: 30_000 },
    { what: 'is never below the floor', hook: learning, recorded: { ...tenSeconds, p95: 1_000 }, limit: 20_000 },
    {
      what: 'is never above the own limit',
      hook: { ...learning, timeout: '25s' },
      recorded: tenSeconds,
      limit: 25_000,
    },
    { what: 'takes five runs to be learnt', hook: learning, recorded: { ...tenSeconds, count: 4 }, limit: 300_000 },
    { what: 'is not learnt where no run is recorded', hook: learning, recorded: null, limit: 300_000 },
    { what: 'is not learnt unless asked for', hook: { timeout: '5m' }, recorded: tenSeconds, limit: 300_000 },
    {
      what: 'is there without an own limit, too',
      hook: { ...learning, timeout: 'none' },
      recorded: tenSeconds,
      limit: 30_000,
    },
  ])('$what', async ({ hook, recorded, limit }) => {
    const run = fakeRun({ hooks: { a: hook }, recorded: () => recorded });
    await run.begin();
    expect(run.specOf('p:a').timeout).toBe(limit);
    run.end('p:a');
    await run.outcomes();
  });

  test('is multiplied by the timeoutScale, and named where it is reached', async () => {
    const run = fakeRun({ hooks: { a: learning }, recorded: () => tenSeconds, strategy: { timeoutScale: 1.5 } });
    await run.begin();
    expect(run.specOf('p:a').timeout).toBe(45_000);
    run.end('p:a', { end: { kind: 'timed-out' } });
    expect(await run.outcomes()).toEqual({ 'p:a': 'timed-out of learnt' });
    expect(run.events).toContainEqual({ type: 'timed-out', task: 'p:quality--a', limit: 45_000, of: 'learnt' });
  });

  test('is that of all tasks of a program together, and of each by itself where that was too short', async () => {
    const hook: FakeHook = { ...learning, cwd: 'workspace', scope: 'file', command: ['check', 'a', '{files}'] };
    const recorded = ({ project }: { readonly project: string }) => ({
      ...tenSeconds,
      p95: project === 'p' ? 10_000 : 20_000,
    });
    const run = fakeRun({
      hooks: { a: hook },
      projects: ['p', 'q'],
      recorded,
      nameOf: ({ args }) => args.slice(1).join(' '),
    });
    await run.begin();
    expect(run.specOf('p/file.txt q/file.txt').timeout).toBe(90_000);
    run.end('p/file.txt q/file.txt', { end: { kind: 'timed-out' } });
    await run.idle();
    expect(run.specOf('p/file.txt').timeout).toBe(30_000);
    run.end('p/file.txt', { end: { kind: 'timed-out' } });
    await run.idle();
    expect(run.specOf('q/file.txt').timeout).toBe(60_000);
    run.end('q/file.txt');
    expect(await run.outcomes()).toEqual({ 'p:a': 'timed-out of learnt', 'q:a': 'passed' });
  });
});

describe('the limit of a run', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] }));
  afterEach(() => void jest.useRealTimers());

  test('stops what runs and skips what waits', async () => {
    const run = fakeRun({
      hooks: { a: {}, b: {}, c: {}, d: { after: ['a'] }, e: { after: ['b'] }, f: { after: ['e'] } },
      strategy: { timeout: 60_000 },
    });
    await run.begin();
    run.end('p:a');
    await run.idle();
    jest.advanceTimersByTime(60_000);
    expect(await run.outcomes()).toEqual({
      'p:a': 'passed',
      'p:b': 'timed-out of run',
      'p:c': 'timed-out of run',
      'p:d': 'skipped: run-time-limit',
      'p:e': 'skipped: run-time-limit',
      'p:f': 'skipped: run-time-limit',
    });
    expect(run.started).toEqual(['p:a', 'p:b', 'p:c']);
  });

  test('counts what other processes of the run took of it', async () => {
    const hooks = { a: {}, b: { after: ['a'] } };
    const late = fakeRun({ hooks, strategy: { timeout: 60_000 }, startedAt: Date.now() - 60_000 });
    expect(await late.outcomes()).toEqual({ 'p:a': 'skipped: run-time-limit', 'p:b': 'skipped: run-time-limit' });
    expect(late.started).toEqual([]);
    const run = fakeRun({ hooks, strategy: { timeout: 60_000 }, startedAt: Date.now() - 50_000 });
    await run.begin();
    jest.advanceTimersByTime(9_999);
    await run.idle();
    expect(run.running()).toEqual(['p:a']);
    jest.advanceTimersByTime(1);
    expect(await run.outcomes()).toEqual({ 'p:a': 'timed-out of run', 'p:b': 'skipped: run-time-limit' });
  });

  test('of more than 24 days does not pass at once', async () => {
    const run = fakeRun({ hooks: { a: {} }, strategy: { timeout: 30 * 24 * 3_600_000 } });
    await run.begin();
    jest.advanceTimersByTime(1_000);
    await run.idle();
    run.end('p:a');
    expect(await run.outcomes()).toEqual({ 'p:a': 'passed' });
  });
});

describe('a run that is stopped', () => {
  test('ends what runs and what waits as cancelled, and stores nothing', async () => {
    const store = memoryStore();
    const run = fakeRun({ hooks: { a: {}, b: {} }, concurrency: 1, store });
    await run.begin();
    run.stop();
    expect(await run.outcomes()).toEqual({ 'p:a': 'crashed: cancelled', 'p:b': 'crashed: cancelled' });
    const again = fakeRun({ hooks: { a: {}, b: {} }, store, answer: () => green });
    await again.outcomes();
    expect(again.started).toEqual(['p:a', 'p:b']);
  });
});
