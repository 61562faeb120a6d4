import type { FilePath, ProjectRoot } from '../hooks/brand';
import type { ConfigProblem, Failure, StrayPackage } from '../hooks/failure';
import type { Narrowing } from '../run/narrowing';
import type { UnreadLockFile } from './facts';

/** One thing that is wrong with a workspace. Facts only: sentences are made in describe-ailment.ts. */
export type Ailment =
  /** Everything else that a plugin could do is out of reach then. */
  | { readonly kind: 'not-installed' }
  /** nx.json does not name the plugin. */
  | { readonly kind: 'missing-plugin' }
  | { readonly kind: 'repeated-plugin'; readonly entries: number }
  | { readonly kind: 'unsupported-nx'; readonly version: string; readonly supported: string }
  | { readonly kind: 'config-problems'; readonly problems: readonly ConfigProblem[] }
  /** A hookgraph.json in a folder that is no project: nobody reads it. */
  | { readonly kind: 'stray-config'; readonly files: readonly FilePath[] }
  | { readonly kind: 'tracked-but-ignored'; readonly files: readonly FilePath[] }
  | { readonly kind: 'projects-without-hooks'; readonly projects: readonly string[] }
  /** No project has the hook. `looksFor`: names of configuration that the tool needs; empty where it needs none. */
  | { readonly kind: 'hook-without-projects'; readonly hook: string; readonly looksFor: readonly string[] }
  | { readonly kind: 'hook-without-files'; readonly hook: string; readonly globs: readonly string[] }
  | {
      readonly kind: 'missing-program';
      readonly hook: string;
      readonly projects: readonly string[];
      readonly failure: Failure;
    }
  /** Packages that decide some verdict and are not installed in the version that the lock file has. */
  | { readonly kind: 'not-as-locked'; readonly packages: readonly StrayPackage[] }
  /** Nx keeps nothing of these hooks: packages decide, and it knows of none. `file`: the lock file that is ignored. */
  | {
      readonly kind: 'unread-lock-file';
      readonly why: UnreadLockFile['why'];
      readonly file: string | null;
      readonly hooks: readonly string[];
    }
  /** `specifiers`: what the file imports and nobody finds; empty where it imports by names that are computed. */
  | {
      readonly kind: 'unfollowed-config';
      readonly hook: string;
      readonly file: FilePath;
      readonly specifiers: readonly string[];
    }
  /** Configuration that the tool reads and the task runner does not see. Absolute where it lies outside of the workspace. */
  | {
      readonly kind: 'unseen-config';
      readonly hook: string;
      readonly file: string;
      readonly why: 'ignored' | 'outside';
    }
  /** Verdicts narrower than what the program reads. */
  | { readonly kind: 'narrow-scope'; readonly narrowing: Narrowing }
  /** `inputs` of a hook hold what no fingerprint can. */
  | { readonly kind: 'unkept-hook'; readonly hook: string; readonly what: readonly string[] }
  | {
      readonly kind: 'shadowed-target';
      readonly target: string;
      readonly projects: readonly string[];
      /** Where they are, in the same order. */
      readonly folders: readonly ProjectRoot[];
      readonly by: TargetSource;
    }
  | {
      readonly kind: 'replaced-fields';
      readonly target: string;
      readonly fields: readonly TargetField[];
      readonly projects: readonly string[];
      /** Where they are, in the same order. */
      readonly folders: readonly ProjectRoot[];
      readonly by: TargetSource;
    }
  | { readonly kind: 'no-repository' }
  | { readonly kind: 'missing-base'; readonly base: string; readonly remote: readonly string[] }
  | { readonly kind: 'unrelated-base'; readonly base: string }
  | { readonly kind: 'shallow-clone'; readonly base: string }
  | { readonly kind: 'unwritable-store'; readonly directory: string; readonly trouble: string }
  | { readonly kind: 'full-disk'; readonly directory: string; readonly free: number }
  | { readonly kind: 'store-not-ignored'; readonly directory: string };

/** What a target of the host may say otherwise than the plugin does. */
export const targetFields = ['inputs', 'outputs', 'cache', 'dependsOn'] as const;
export type TargetField = (typeof targetFields)[number];

/** What says otherwise: a script of package.json, a target of project.json or package.json, or nx.json. */
export type TargetSource = 'script' | 'project.json' | 'package.json' | 'nx.json';
