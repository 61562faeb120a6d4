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

/** @param limit milliseconds; `null`: none */
export function createRunClock(limit: number | null, outer: AbortSignal): RunClock {
  let reached: number | null = null;
  const own = new AbortController();
  const timer =
    limit === null
      ? undefined
      : setTimeout(() => {
          reached = limit;
          own.abort();
        }, timerDelay(limit));
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
