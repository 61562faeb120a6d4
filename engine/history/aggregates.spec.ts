import fc from 'fast-check';
import type { HookName } from '../hooks/brand';
import { durationsOf, isWhole } from './durations';
import { flakyTasks } from './flaky-tasks';
import { hitRate, hitRateByDay, hitRateByHook } from './hit-rate';
import { mergeParts } from './merge-parts';
import { percentile } from './percentile';
import { ranTask, replayedTask, runAt } from './testing/runs';

const eslint = 'eslint' as HookName;

describe('percentile', () => {
  test('is one of the values, and at least that share of them does not exceed it', () => {
    const share = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), share, (values, percent) => {
        const found = percentile(values, percent) ?? NaN;
        expect(values).toContain(found);
        const below = (limit: (value: number) => boolean) => values.filter(limit).length * 100;
        expect(below((value) => value <= found)).toBeGreaterThanOrEqual(percent * values.length);
        expect(below((value) => value < found)).toBeLessThan(percent * values.length);
      }),
    );
  });
});

describe('durations', () => {
  test('leave out replays, and programs that did not end by themselves', () => {
    const find = durationsOf([
      runAt(1, [ranTask({ duration: 100 }), replayedTask()]),
      runAt(2, [ranTask({ duration: 300, outcome: 'failed' }), ranTask({ duration: 9000, outcome: 'timed-out' })]),
    ]);
    expect(find(eslint)).toEqual({ p50: 100, p95: 300, count: 2 });
  });

  test('tell projects apart where one is asked for', () => {
    const find = durationsOf([runAt(1, [ranTask({ duration: 100 }), ranTask({ project: 'lib', duration: 700 })])]);
    expect(find(eslint, 'lib')).toEqual({ p50: 700, p95: 700, count: 1 });
    expect(find(eslint, 'gone')).toBeNull();
  });

  test('may be asked of those runs alone in which everything was looked at', () => {
    const part = ranTask({ duration: 100, files: { checked: 10, replayed: 9 } });
    const find = durationsOf([runAt(1, [part]), runAt(2, [ranTask({ duration: 900 })])], isWhole);
    expect(find(eslint)).toEqual({ p50: 900, p95: 900, count: 1 });
  });

  test('forget what is long ago', () => {
    const slow = Array.from({ length: 50 }, (_, minute) => runAt(minute, [ranTask({ duration: 5000 })]));
    const fast = Array.from({ length: 50 }, (_, minute) => runAt(100 + minute, [ranTask({ duration: 10 })]));
    expect(durationsOf([...slow, ...fast])(eslint)).toEqual({ p50: 10, p95: 10, count: 50 });
  });
});

describe('flaky tasks', () => {
  test('are those that passed on a later attempt', () => {
    const runs = [runAt(1, [ranTask({ attempts: 2 }), ranTask({ project: 'lib', attempts: 2, outcome: 'failed' })])];
    expect(flakyTasks(runs)).toMatchObject([{ project: 'app', retried: 1, contradictions: 0, runs: 1 }]);
  });

  test('are those that passed and failed with the same fingerprint, not those that were mended', () => {
    const runs = [
      runAt(1, [ranTask(), ranTask({ project: 'lib', fingerprint: 'broken', outcome: 'failed' })]),
      runAt(2, [ranTask({ outcome: 'failed' }), ranTask({ project: 'lib', fingerprint: 'mended' })]),
    ];
    expect(flakyTasks(runs)).toMatchObject([
      { project: 'app', retried: 0, contradictions: 1, runs: 2, lastSeen: runs[1]?.startedAt },
    ]);
  });

  test('are never made by replays or by time limits', () => {
    const tasks = [ranTask(), replayedTask({ outcome: 'failed' }), ranTask({ outcome: 'timed-out' })];
    expect(flakyTasks(tasks.map((task, minute) => runAt(minute, [task])))).toEqual([]);
  });
});

describe('hit rate', () => {
  const first = runAt(1, [ranTask({ cost: 800 })]);
  const second = runAt(2, [
    ranTask({ cost: 200, files: { checked: 10, replayed: 9 } }),
    replayedTask({ hook: 'types' }),
  ]);
  const nextDay = runAt(60 * 24, [replayedTask()]);

  test('counts files, and saves what a whole look costs less what this one cost', () => {
    expect(hitRate([second], [first, second])).toEqual({ tasks: 2, replayedTasks: 1, hits: 19, misses: 1, saved: 600 });
  });

  test('saves nothing where no whole look is recorded', () => {
    expect(hitRate([second], [second]).saved).toBe(0);
  });

  test('is told by hook and by day', () => {
    const runs = [first, second, nextDay];
    expect(hitRateByHook(runs, runs).map(({ hook, hits, saved }) => [hook, hits, saved])).toEqual([['eslint', 19, 1400], ['types', 10, 0]]); // prettier-ignore
    expect(hitRateByDay(runs).map(({ day, runs, hits }) => [day, runs, hits])).toEqual([['2026-03-01', 2, 19], ['2026-03-02', 1, 10]]); // prettier-ignore
  });

  test('leaves out tasks that had nothing to look at', () => {
    const skipped = ranTask({ outcome: 'skipped', files: { checked: 0, replayed: 0 } });
    expect(hitRate([runAt(1, [skipped])], []).tasks).toBe(0);
  });
});

describe('parts of one run', () => {
  test('become one, from the first start to the last end', () => {
    const [run, ...others] = mergeParts([runAt(5, [ranTask()], 'x'), runAt(2, [replayedTask()], 'x')]);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ duration: 3 * 60_000 + 1000, tasks: [{ replayed: true }, { replayed: false }] });
  });

  test('stay apart when the same process id comes back another day', () => {
    expect(mergeParts([runAt(0, [], 'x'), runAt(600, [], 'x'), runAt(601, [], 'x')])).toHaveLength(2);
  });
});
