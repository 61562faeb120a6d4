import {
  fixesByHook,
  hitRate,
  hitRateByDay,
  hitRateByHook,
  type DayHitRate,
  type FlakyTask,
  type History,
  type HitRate,
  type HookFixes,
  type HookHitRate,
} from '../../engine/history';
import { isScopeHints } from '../../engine/run/wider-verdicts';
import type { StoreStats, VerdictStore } from '../../engine/verdicts';

/** What `hookgraph stats --json` prints. */
export interface RunStats {
  readonly format: 'hookgraph-stats';
  readonly version: 1;
  /** `null`: no run is recorded. */
  readonly lastRun: LastRun | null;
  readonly recorded: {
    readonly runs: number;
    /** Epoch milliseconds of the oldest; `null` without any. */
    readonly since: number | null;
    readonly rate: HitRate;
    readonly hooks: readonly HookHitRate[];
    readonly days: readonly DayHitRate[];
  };
  /** Runs that fixed; nothing of them is part of the other figures. */
  readonly fixing: {
    readonly runs: number;
    readonly since: number | null;
    readonly hooks: readonly HookFixes[];
  };
  readonly store: StoreStats;
}

export interface LastRun {
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly duration: number;
  readonly strategy: string | null;
  readonly rate: HitRate;
  readonly hooks: readonly HookHitRate[];
}

/** What `hookgraph stats --flaky --json` prints. */
export interface FlakyStats {
  readonly format: 'hookgraph-flaky';
  readonly version: 1;
  readonly runs: number;
  readonly since: number | null;
  readonly flaky: readonly FlakyTask[];
}

export async function runStats(history: History, store: Pick<VerdictStore, 'stats'>): Promise<RunStats> {
  const runs = history.runs();
  const fixes = history.fixes();
  const last = runs.at(-1);
  const stored = await store.stats();
  return {
    format: 'hookgraph-stats',
    version: 1,
    lastRun:
      last === undefined
        ? null
        : {
            startedAt: last.startedAt,
            duration: last.duration,
            strategy: last.strategy,
            rate: hitRate([last], runs),
            hooks: hitRateByHook([last], runs),
          },
    recorded: {
      runs: runs.length,
      since: runs[0]?.startedAt ?? null,
      rate: hitRate(runs, runs),
      hooks: hitRateByHook(runs, runs),
      days: hitRateByDay(runs),
    },
    fixing: { runs: fixes.length, since: fixes[0]?.startedAt ?? null, hooks: fixesByHook(fixes) },
    store: { ...stored, hooks: stored.hooks.filter(({ hook }) => !isScopeHints(hook)) },
  };
}

export function flakyStats(history: History): FlakyStats {
  const runs = history.runs();
  return {
    format: 'hookgraph-flaky',
    version: 1,
    runs: runs.length,
    since: runs[0]?.startedAt ?? null,
    flaky: history.flaky(),
  };
}
