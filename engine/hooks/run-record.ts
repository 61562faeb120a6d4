import type { Digest, HookName } from './brand';
import type { Outcome } from './outcome';

/** What is remembered of a run. */
export interface RunRecord {
  /** Runs of one call of the host task runner may come from several processes; each records its own part. */
  readonly id: string;
  /** `fix`: fixers ran, and its tasks are what a check said afterwards. */
  readonly kind: 'check' | 'fix';
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Name of the strategy; `null` where none applied. */
  readonly strategy: string | null;
  readonly tasks: readonly TaskRecord[];
}

/** What is remembered of one task of a run. */
export interface TaskRecord {
  readonly project: string;
  readonly hook: HookName;
  readonly outcome: Outcome['kind'];
  /** Digest of everything that decides the verdict; `null` where the task never got so far. */
  readonly fingerprint: Digest | null;
  /** Milliseconds that the program ran, for all tasks that shared it. */
  readonly duration: number;
  /** The task's own share of `duration`, by the files that it gave to the program. */
  readonly cost: number;
  /** True where no program was started for the task. */
  readonly replayed: boolean;
  /** Files that the verdict covers, and how many of them came from the store. */
  readonly files: { readonly checked: number; readonly replayed: number };
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
  /** Which attempt gave the outcome; 1 where the first did. */
  readonly attempts: number;
  /** Files that the task's fixer changed; 0 in a check. */
  readonly fixed: number;
}
