import type { Digest, HookName, ProjectRoot, TaskId } from './brand';
import type { Finding } from './finding';
import type { SecurityLevel, Stage } from './hook';
import type { LimitOwner, Outcome } from './outcome';

/** Format of the result file; a reader that meets another one treats the file as absent. */
export const hookResultFormat = 1;

/** What a task leaves behind: the content of its result file and the source of every report. */
export interface HookResult {
  readonly format: typeof hookResultFormat;
  readonly task: TaskId;
  readonly project: string;
  readonly root: ProjectRoot;
  readonly hook: HookName;
  readonly stage: Stage;
  readonly securityLevel: SecurityLevel;
  readonly advisory: boolean;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  /** Findings that the baseline knows; they block nothing. Absent where it knows none. */
  readonly known?: readonly Finding[];
  /** The tool's own words, without absolute paths, at most 64 KiB; empty where the findings say it all. */
  readonly output: string;
  readonly tool: { readonly name: string; readonly version: string | null };
  /** Files that the verdict covers, and how many of them came from the store without starting the tool. */
  readonly files: { readonly checked: number; readonly replayed: number };
  /** True where no program was started for this task. */
  readonly replayed: boolean;
  readonly fingerprint: Digest | null;
  /** Present where more than one attempt was made: which one gave the outcome, and how many were allowed. */
  readonly attempts?: { readonly made: number; readonly allowed: number };
  /** Present where a verdict came only shortly before the limit of the program: milliseconds, and whose limit it was. */
  readonly nearLimit?: { readonly limit: number; readonly of: LimitOwner };
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Milliseconds. */
  readonly duration: number;
}
