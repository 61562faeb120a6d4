import { failure, success } from '../hooks/result';
import type { AppendLog } from '../system/append-log';
import { openHistory } from './open-history';
import { writeRunLine } from './run-line';
import { ranTask, runAt } from './testing/runs';

function logOf(lines: string[]): AppendLog {
  return {
    place: 'memory',
    append: (line) => success((lines.push(line), null)),
    lines: () => success(lines),
    clear: () => success(null),
  };
}

const never = () => {
  throw new Error('nothing to warn of');
};

describe('the history of runs', () => {
  test('gives back what was recorded, without what a killed writer left', () => {
    const run = runAt(1, [ranTask()]);
    const lines = [writeRunLine(run).slice(0, 40)];
    openHistory({ log: logOf(lines), warn: never }).record(run);
    expect(openHistory({ log: logOf(lines), warn: never }).runs()).toEqual([run]);
  });

  test('keeps to the latest runs', () => {
    const lines = Array.from({ length: 30 }, (_, minute) => writeRunLine(runAt(minute, [])));
    const runs = openHistory({ log: logOf(lines), warn: never, maxRuns: 10 }).runs();
    expect(runs.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, index) => `run ${20 + index}`));
  });

  test('keeps fixing apart, also that of the same call of the task runner', () => {
    const check = runAt(1, [ranTask({ duration: 100 })], 'one');
    const fixing = { ...runAt(1, [ranTask({ duration: 90_000, fixed: 2 })], 'one'), kind: 'fix' as const };
    const lines = [check, fixing, fixing].map(writeRunLine);
    const history = openHistory({ log: logOf(lines), warn: never, maxRuns: 1 });
    expect(history.runs()).toEqual([check]);
    expect(history.fixes()).toMatchObject([{ kind: 'fix', tasks: [{ fixed: 2 }, { fixed: 2 }] }]);
    expect(history.durations(ranTask().hook)).toMatchObject({ p95: 100, count: 1 });
  });

  test('tells trouble with the disk and goes on knowing nothing', () => {
    const told: string[] = [];
    const broken = { place: 'disk', append: () => failure('full'), lines: () => failure('torn'), clear: never };
    const history = openHistory({ log: broken, warn: ({ kind, detail }) => told.push(`${kind}: ${detail}`) });
    history.record(runAt(1, []));
    expect(history.flaky()).toEqual([]);
    expect(history.runs()).toEqual([]);
    expect(told).toEqual(['history-unwritable: full', 'history-unreadable: torn']);
  });
});
