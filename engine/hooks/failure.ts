import type { FilePath } from './brand';

/** A place in a configuration text; 1-based. `length` is the number of characters to underline. */
export interface ConfigPlace {
  readonly file: FilePath;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** One thing wrong in a hookgraph.json. Facts only: sentences are made in engine/report/messages.ts. */
export interface ConfigProblem {
  readonly place: ConfigPlace;
  /** The text of the file, to draw the lines around the place. */
  readonly source: string;
  readonly message: string;
  /** What to do next, such as a near-miss: `did you mean "prettier"?`. */
  readonly hint: string | null;
}

/** A package that is not installed in the version that the task runner goes by. */
export interface StrayPackage {
  readonly name: string;
  /** `null`: it is not installed at all. */
  readonly installed: string | null;
  /** Versions that the lock file has of it; never empty. */
  readonly locked: readonly string[];
}

/** Why a hook could not give a verdict. */
export type Failure =
  | { readonly reason: 'invalid-config'; readonly problems: readonly ConfigProblem[] }
  | { readonly reason: 'unknown-hook'; readonly hook: string }
  | { readonly reason: 'program-not-found'; readonly program: string; readonly package: string | null }
  | {
      readonly reason: 'unsupported-version';
      readonly package: string;
      readonly version: string;
      readonly supported: string;
    }
  /** The task runner would keep the answer under versions that did not give it; `packages` is never empty. */
  | { readonly reason: 'not-as-locked'; readonly packages: readonly StrayPackage[] }
  | { readonly reason: 'spawn-failed'; readonly program: string; readonly detail: string }
  | { readonly reason: 'exit-code'; readonly program: string; readonly exitCode: number }
  | { readonly reason: 'killed'; readonly program: string; readonly signal: string }
  | { readonly reason: 'cancelled'; readonly signal: string }
  | { readonly reason: 'tool-trouble'; readonly program: string; readonly detail: string }
  | { readonly reason: 'unreadable-output'; readonly program: string; readonly detail: string }
  | { readonly reason: 'count-mismatch'; readonly program: string; readonly printed: number; readonly parsed: number }
  | { readonly reason: 'strategy-module'; readonly strategy: string; readonly module: string; readonly detail: string }
  /** HOOKGRAPH_STRATEGY asks for it. */
  | { readonly reason: 'unknown-strategy'; readonly strategy: string; readonly known: readonly string[] }
  /** Neither the tool nor hookgraph.json has a fixer. */
  | { readonly reason: 'no-fixer'; readonly hook: string }
  /** The run fixes too: whoever hashed the checks did so before the files were changed. */
  | { readonly reason: 'checks-beside-fixes' }
  /** It would read what other projects were built into, and nothing tells from what they were. */
  | { readonly reason: 'unknown-build'; readonly program: string; readonly hook: string }
  | { readonly reason: 'no-files'; readonly globs: readonly string[] }
  | { readonly reason: 'files-changed'; readonly files: readonly FilePath[] }
  | { readonly reason: 'internal'; readonly detail: string };
