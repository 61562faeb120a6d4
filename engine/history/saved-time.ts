import type { RunRecord, TaskRecord } from '../hooks/run-record';
import { groupBy } from '../verdicts/group-by';
import { hasRun, isWhole } from './durations';
import { percentile } from './percentile';

/**
 * What a task saved by what it did not have to look at: the median cost of the recorded runs in which the same task
 * looked at everything, less its own cost. 0 where no such run is recorded: nothing is guessed.
 */
export function savedTime(runs: readonly RunRecord[]): (task: TaskRecord) => number {
  const whole = runs.flatMap(({ tasks }) => tasks.filter((task) => hasRun(task) && isWhole(task)));
  const medians = new Map(
    [...groupBy(whole, keyOf)].map(([key, own]) => [
      key,
      percentile(
        own.map(({ cost }) => cost),
        50,
      ) ?? 0,
    ]),
  );
  return (task) => (task.files.replayed === 0 ? 0 : Math.max(0, (medians.get(keyOf(task)) ?? 0) - task.cost));
}

function keyOf({ project, hook }: TaskRecord): string {
  return JSON.stringify([project, hook]);
}
