import type { HookName } from '../hooks/brand';
import type { RunRecord } from '../hooks/run-record';
import { groupBy } from '../verdicts/group-by';

/** What fixing runs did for a hook. */
export interface HookFixes {
  readonly hook: HookName;
  readonly tasks: number;
  /** Files that its fixer changed. */
  readonly fixed: number;
  /** Tasks that were not green afterwards. */
  readonly left: number;
}

/** Sorted by name. */
export function fixesByHook(runs: readonly RunRecord[]): readonly HookFixes[] {
  const byHook = groupBy(
    runs.flatMap(({ tasks }) => tasks),
    ({ hook }) => hook,
  );
  return [...byHook]
    .map(([hook, tasks]) => ({
      hook,
      tasks: tasks.length,
      fixed: tasks.reduce((sum, { fixed }) => sum + fixed, 0),
      left: tasks.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped').length,
    }))
    .sort((a, b) => (a.hook < b.hook ? -1 : 1));
}
