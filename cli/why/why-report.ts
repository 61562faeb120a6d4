import type { Outcome } from '../../engine/hooks/outcome';
import type { Difference } from './ingredient-differences';

/** What is known of a hook's verdict in a project, or of one file of it. */
export interface WhyReport {
  readonly format: 'hookgraph-why';
  readonly version: 1;
  readonly project: string;
  readonly hook: string;
  /** `null`: the whole task was asked about. */
  readonly file: string | null;
  readonly answer: WhyAnswer;
}

export type WhyAnswer =
  /** Every verdict is known: a run starts no program. */
  | {
      readonly kind: 'known';
      readonly outcome: 'passed' | 'failed';
      readonly files: number;
      /** Epoch milliseconds of the oldest of the verdicts. */
      readonly recordedAt: number;
    }
  | {
      readonly kind: 'unknown';
      /** Files of the task, and those that need a look. */
      readonly files: number;
      readonly toCheck: number;
      readonly causes: readonly Cause[];
      /** Files whose cause was not looked for. */
      readonly unlisted: number;
      /** False: failures of the hook are not remembered. */
      readonly deterministic: boolean;
      /** What its verdicts depend on that no fingerprint holds; not empty: none is kept. */
      readonly uncaptured: readonly string[];
    }
  /** Skipped or misconfigured: there is nothing to look up. */
  | { readonly kind: 'decided'; readonly outcome: Outcome };

/** Why one unit has no verdict. */
export interface Cause {
  /** `null`: all files of the task together. */
  readonly file: string | null;
  readonly kind: 'never-checked' | 'differs' | 'expired' | 'not-kept';
  /** Epoch milliseconds of the last verdict. */
  readonly lastVerdict: number | null;
  readonly differences: readonly Difference[];
}
