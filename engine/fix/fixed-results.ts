import type { TaskId } from '../hooks/brand';
import type { EndedRun } from '../history';
import type { FixSettled } from './fix-run';

/** What is remembered of a fixing run: how the last check ended, and how many files each fixer changed in all rounds. */
export function fixedResults(
  rounds: readonly (readonly FixSettled[])[],
): Required<Pick<EndedRun, 'results' | 'fixed'>> {
  const files = new Map<TaskId, Set<string>>();
  for (const { task, touched } of rounds.flat()) {
    const own = files.get(task.id) ?? new Set();
    for (const { file } of touched) own.add(file);
    files.set(task.id, own);
  }
  const last = rounds.at(-1) ?? [];
  return {
    results: last.map(({ check }) => check),
    fixed: new Map(last.map(({ task, check }) => [check.task, files.get(task.id)?.size ?? 0])),
  };
}
