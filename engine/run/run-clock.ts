import type { Outcome } from '../hooks/outcome';
import { timerDelay } from '../system/timer-delay';

/** Ends a run from outside: its own time limit, or somebody who stops it. */
export interface RunClock {
  /** Fires in both cases; hand it to every process. */
  readonly signal: AbortSignal;
  /** What becomes of tasks that have not started; `null`: the run goes on. */
  readonly stopped: () => Outcome | null;
  /** Milliseconds of the limit, where it was reached. */
  readonly limitReached: () => number | null;
  /** Stops whatever still runs. */
  dispose(): void;
}

/**
 * @param limit milliseconds; `null`: none
 * @param spent milliseconds of it that are over already: other processes may have been at work for the same run
 */
export function createRunClock(limit: number | null, outer: AbortSignal, spent: number): RunClock {
  let reached: number | null = null;
  const own = new AbortController();
  const reach = () => {
    reached = limit;
    own.abort();
  };
  const left = limit === null ? null : limit - Math.max(0, spent);
  const timer = left === null || left <= 0 ? undefined : setTimeout(reach, timerDelay(left)).unref();
  if (left !== null && left <= 0) reach();
  return {
    signal: AbortSignal.any([own.signal, outer]),
    limitReached: () => reached,
    stopped() {
      if (outer.aborted) return { kind: 'crashed', failure: { reason: 'cancelled', signal: 'SIGTERM' } };
      return reached === null ? null : { kind: 'skipped', reason: { kind: 'run-time-limit', limit: reached } };
    },
    dispose() {
      clearTimeout(timer);
      own.abort();
    },
  };
}
