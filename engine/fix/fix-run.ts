import type { FilePath } from '../hooks/brand';
import type { HookResult } from '../hooks/hook-result';
import type { Outcome } from '../hooks/outcome';
import type { Observe } from '../hooks/run-event';
import type { TaskRequest } from '../run/run-request';
import type { TouchedFile } from '../system/fix-journal';
import type { VerdictStore } from '../verdicts';

/** What is to be fixed, and within which limits. */
export interface FixRun {
  /** Hooks that can fix, in declared order; `dependsOn` says which write before others. */
  readonly tasks: readonly TaskRequest[];
  readonly store: VerdictStore;
  /** False: every file goes to its fixers, whatever is known of it. */
  readonly readStore: boolean;
  /** Folder of hookgraph's own files, relative to the workspace root. */
  readonly directory: string;
  /** Fixers at once. */
  readonly concurrency: number;
  /** Only these files may be written; `null`: all that the hooks look at. */
  readonly only: ReadonlySet<FilePath> | null;
  /** Decides before anything runs that a task is not to run. */
  readonly decide: (request: TaskRequest) => Outcome | null;
  readonly signal: AbortSignal;
  readonly observe: Observe;
  /** True: `observe` is told what the programs print while they run. */
  readonly wantsOutput?: boolean;
}

/** How the fixer of a task ended. */
export type FixerEnd =
  /** Every file is known to be green. */
  | { readonly kind: 'not-needed' }
  /** It came to its own end, whatever its exit code: what it wrote is whole. */
  | { readonly kind: 'ended'; readonly exitCode: number; readonly output: string }
  /** It did not; every file that it may have written is as it was. */
  | { readonly kind: 'stopped'; readonly outcome: Outcome; readonly output: string }
  /** It was not started. */
  | { readonly kind: 'not-run'; readonly outcome: Outcome };

/** One task of a fixing run has ended. */
export interface FixSettled {
  readonly task: TaskRequest;
  readonly fixer: FixerEnd;
  /** How many files the fixer was given: red, or without a verdict. */
  readonly handed: number;
  /** Fixers with a lower number wrote before; those of the same number share no file. */
  readonly wave: number;
  /** Files that the task changed; sorted. */
  readonly touched: readonly TouchedFile[];
  /** What a check says afterwards. */
  readonly check: HookResult;
}
