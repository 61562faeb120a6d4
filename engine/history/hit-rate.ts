import type { HookName } from '../hooks/brand';
import type { RunRecord, TaskRecord } from '../hooks/run-record';
import { groupBy } from '../verdicts/group-by';
import { savedTime } from './saved-time';

/** How much of what was asked was known. */
export interface HitRate {
  /** Tasks that had something to look at. */
  readonly tasks: number;
  /** Tasks for which no program was started. */
  readonly replayedTasks: number;
  /** Files whose verdict was known, and those that needed a look. */
  readonly hits: number;
  readonly misses: number;
  /** Milliseconds that the replays saved, as far as recorded runs show; see `savedTime`. */
  readonly saved: number;
}

export interface HookHitRate extends HitRate {
  readonly hook: HookName;
}

export interface DayHitRate extends HitRate {
  /** UTC: `2026-03-01`. */
  readonly day: string;
  readonly runs: number;
}

/**
 * @param runs those that are counted
 * @param all every recorded run: what a replay saves is known from the others
 */
export function hitRate(runs: readonly RunRecord[], all: readonly RunRecord[]): HitRate {
  return rateOf(
    runs.flatMap(({ tasks }) => tasks),
    savedTime(all),
  );
}

/** The same for each hook, sorted by name. */
export function hitRateByHook(runs: readonly RunRecord[], all: readonly RunRecord[]): readonly HookHitRate[] {
  const saved = savedTime(all);
  const byHook = groupBy(
    runs.flatMap(({ tasks }) => tasks),
    ({ hook }) => hook,
  );
  return [...byHook]
    .map(([hook, tasks]) => ({ hook, ...rateOf(tasks, saved) }))
    .sort((a, b) => (a.hook < b.hook ? -1 : 1));
}

/** The same for each day that has runs, oldest first. */
export function hitRateByDay(runs: readonly RunRecord[]): readonly DayHitRate[] {
  const saved = savedTime(runs);
  const byDay = groupBy(runs, ({ startedAt }) => new Date(startedAt).toISOString().slice(0, 10));
  return [...byDay]
    .map(([day, own]) => ({
      day,
      runs: own.length,
      ...rateOf(
        own.flatMap(({ tasks }) => tasks),
        saved,
      ),
    }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function rateOf(tasks: readonly TaskRecord[], saved: (task: TaskRecord) => number): HitRate {
  const asked = tasks.filter(({ files }) => files.checked > 0);
  const hits = sum(asked.map(({ files }) => files.replayed));
  return {
    tasks: asked.length,
    replayedTasks: asked.filter(({ replayed }) => replayed).length,
    hits,
    misses: sum(asked.map(({ files }) => files.checked)) - hits,
    saved: sum(asked.map(saved)),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
