import { fakeRun, memoryStore, type FakeHook } from './testing/fake-run';
import type { Ending } from './testing/driven-processes';

const crash: Ending = { end: { kind: 'signalled', signal: 'SIGSEGV' } };
const timeout: Ending = { end: { kind: 'timed-out' } };
const retries = (on: NonNullable<Exclude<FakeHook['retries'], number | undefined>['on']>, times = 2): FakeHook => ({
  retries: { times, backoff: '1ms', on },
});
const unix = { output: 'unix' } as const;

/** Ends the attempts of a hook one after the other. */
function attempts(hook: FakeHook, endings: readonly Ending[]) {
  const left = [...endings];
  return fakeRun({ hooks: { a: hook }, answer: () => left.shift() ?? null });
}

describe('retries', () => {
  test.each<{ readonly what: string; readonly hook: FakeHook; readonly endings: readonly Ending[]; end: string }>([
    { what: 'a crash', hook: retries(['crash']), endings: [crash, {}], end: 'passed' },
    { what: 'a timeout', hook: retries(['timeout']), endings: [timeout, {}], end: 'passed' },
    {
      what: 'a timeout that came after some findings',
      hook: { ...retries(['timeout']), ...unix },
      endings: [{ ...timeout, stdout: 'p/file.txt:1:1: bad\n' }, {}],
      end: 'passed',
    },
    {
      what: 'an exit code',
      hook: retries([{ exitCodes: [75] }]),
      endings: [{ exitCode: 75 }, { exitCode: 75 }, { exitCode: 1, stdout: 'bad' }],
      end: 'failed',
    },
    {
      what: 'an exit code that means "could not check"',
      hook: { ...retries([{ exitCodes: [75] }]), findingsExitCodes: [1] },
      endings: [{ exitCode: 75 }, {}],
      end: 'passed',
    },
    {
      what: 'a pattern in the output',
      hook: retries([{ output: '^ECONNRESET$' }]),
      endings: [{ exitCode: 1, stdout: 'fetching\nECONNRESET\n' }, {}],
      end: 'passed',
    },
    { what: 'as often as allowed', hook: retries(['crash'], 1), endings: [crash, crash], end: 'crashed: killed' },
  ])('are made after $what', async ({ hook, endings, end }) => {
    const run = attempts(hook, endings);
    expect(await run.outcomes()).toEqual({ 'p:a': end });
    expect(run.started).toHaveLength(endings.length);
    const allowed = 1 + (typeof hook.retries === 'object' ? hook.retries.times : 0);
    expect(run.settled[0]).toMatchObject({ attempts: { made: endings.length, allowed } });
    expect(run.events.filter(({ type }) => type === 'retried')).toEqual(
      endings.slice(1).map((_, index) => ({
        type: 'retried',
        task: 'p:quality--a',
        attempt: index + 1,
        allowed,
        wait: 2 ** index,
      })),
    );
  });

  test.each<{ readonly what: string; readonly hook: FakeHook; readonly ending: Ending }>([
    { what: 'by default', hook: {}, ending: crash },
    { what: 'for a cause that is not named', hook: retries(['timeout']), ending: crash },
    {
      what: 'on findings, whatever the exit code',
      hook: { ...retries([{ exitCodes: [1] }, { output: 'bad' }]), ...unix },
      ending: { exitCode: 1, stdout: 'file.txt:1:1: bad\n' },
    },
    {
      what: 'on green, whatever is printed',
      hook: retries([{ output: 'ECONNRESET' }]),
      ending: { stdout: 'ECONNRESET' },
    },
  ])('are not made $what', async ({ hook, ending }) => {
    const run = attempts(hook, [ending]);
    await run.outcomes();
    expect(run.started).toEqual(['p:a']);
    expect(run.settled[0]).not.toHaveProperty('attempts');
  });

  test('leave the others of the run alone', async () => {
    const left = [crash, {}];
    const run = fakeRun({
      hooks: { a: retries(['crash']), b: {} },
      answer: (name) => (name === 'p:a' ? (left.shift() ?? null) : {}),
    });
    expect(await run.outcomes()).toEqual({ 'p:a': 'passed', 'p:b': 'passed' });
    expect([...run.started].sort()).toEqual(['p:a', 'p:a', 'p:b']);
  });

  test('store the verdict of the attempt that gave one', async () => {
    const store = memoryStore();
    const left = [crash, {}];
    const hooks = { a: retries(['crash']) };
    await fakeRun({ hooks, store, answer: () => left.shift() ?? null }).outcomes();
    const again = fakeRun({ hooks, store });
    expect(await again.outcomes()).toEqual({ 'p:a': 'passed' });
    expect(again.started).toEqual([]);
  });

  test('wait twice as long each time, and not at all once the run is stopped', async () => {
    const left = [crash, crash];
    const hook: FakeHook = { retries: { times: 5, backoff: '1ms', on: ['crash'] } };
    const run = fakeRun({ hooks: { a: hook }, answer: () => left.shift() ?? null });
    await run.begin();
    while (run.running().length === 0) await new Promise((resolve) => setImmediate(resolve));
    const waits = run.events.flatMap((event) => (event.type === 'retried' ? [event.wait] : []));
    expect(waits).toEqual([1, 2]);
    run.stop();
    expect(await run.outcomes()).toEqual({ 'p:a': 'crashed: cancelled' });
  });

  test('keep the answer that there is where the run is stopped during the pause', async () => {
    const hook: FakeHook = { retries: { times: 5, backoff: '1h', on: ['crash'] } };
    const run = fakeRun({ hooks: { a: hook }, answer: () => crash });
    await run.begin();
    run.stop();
    expect(await run.outcomes()).toEqual({ 'p:a': 'crashed: killed' });
    expect(run.started).toEqual(['p:a']);
    expect(run.settled[0]).not.toHaveProperty('attempts');
  });
});
