import type { HookName, TaskId } from './brand';
import type { Finding } from './finding';
import type { LimitOwner, Outcome } from './outcome';

/** Version of the event stream; a reader that meets another one stops. */
export const runEventFormat = 1;

/** What happens in a run, as it happens. Times are epoch milliseconds, durations milliseconds. */
export type RunEvent =
  | {
      readonly type: 'planned';
      readonly strategy: string;
      readonly tasks: number;
      /** Tasks that need no program: their verdicts are known, or they are decided. */
      readonly known: number;
      /** Files that need a look. */
      readonly files: number;
    }
  | {
      readonly type: 'started';
      readonly hook: HookName;
      readonly tasks: readonly TaskId[];
      readonly files: number;
    }
  | { readonly type: 'output'; readonly hook: HookName; readonly tasks: readonly TaskId[]; readonly text: string }
  | {
      readonly type: 'fixed';
      readonly hook: HookName;
      readonly tasks: readonly TaskId[];
      /** Files that it changed. */
      readonly files: number;
    }
  | { readonly type: 'finding'; readonly task: TaskId; readonly finding: Finding }
  | {
      readonly type: 'retried';
      readonly task: TaskId;
      /** The attempt that ended without an answer, from 1. */
      readonly attempt: number;
      readonly allowed: number;
      readonly wait: number;
    }
  | { readonly type: 'timed-out'; readonly task: TaskId; readonly limit: number; readonly of: LimitOwner }
  | {
      readonly type: 'finished';
      readonly task: TaskId;
      readonly hook: HookName;
      readonly outcome: Outcome;
      readonly replayed: boolean;
      readonly files: number;
      readonly findings: number;
      readonly duration: number;
    }
  | {
      readonly type: 'summary';
      readonly passed: number;
      readonly failed: number;
      readonly skipped: number;
      /** Timed out, crashed or misconfigured. */
      readonly unchecked: number;
      readonly replayed: number;
      readonly duration: number;
    };

/** Told of every event; must not throw and must not wait. */
export type Observe = (event: RunEvent) => void;
