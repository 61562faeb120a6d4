import type { FilePath, HookName } from '../hooks/brand';
import type { ConfigProblem } from '../hooks/failure';
import type { Hook, LearntLimit } from '../hooks/hook';
import type { Strategy } from '../hooks/strategy';
import type { Tool } from '../tools/tool';
import type { HookDeclaration } from './hook-schema';

/** A hook of hookgraph.json, or why it is none. */
export type DeclaredHook =
  | { readonly name: HookName; readonly state: 'ready'; readonly hook: Hook }
  | { readonly name: HookName; readonly state: 'broken'; readonly problems: readonly ConfigProblem[] };

/** A strategy, built in or of the user's, or why it is none. */
export type DeclaredStrategy =
  | { readonly name: string; readonly state: 'ready'; readonly strategy: Strategy }
  | { readonly name: string; readonly state: 'broken'; readonly problems: readonly ConfigProblem[] };

/** The hookgraph.json of the workspace root, with every default applied. */
export interface WorkspaceConfig {
  /** In declared order. */
  readonly hooks: readonly DeclaredHook[];
  /** The built-in ones first, then the user's in declared order. */
  readonly strategies: readonly DeclaredStrategy[];
  /** Name of a strategy in the list. */
  readonly defaultStrategy: string;
  /** Where verdicts and result files are kept, relative to the workspace root. */
  readonly directory: FilePath;
  /** Problems that belong to no hook; those of strategies are among them. A run of anything is not to be trusted then. */
  readonly general: readonly ConfigProblem[];
  /** Every problem, in the order of the text. */
  readonly problems: readonly ConfigProblem[];
  /** What the configuration of a project is put upon. */
  readonly base: ConfigBase;
}

/** Hooks before defaults, so that a project's fields replace what was written and not what was made of it. */
export interface ConfigBase {
  /** Declarations of hooks that are right in themselves. */
  readonly declarations: ReadonlyMap<string, HookDeclaration>;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly ttl: number | null;
  readonly learntLimit: LearntLimit | null;
}

/** The hooks of one project. */
export interface ProjectHooks {
  /** In the order of the workspace, without those that are off. */
  readonly hooks: readonly DeclaredHook[];
  /** Hooks that the project switched off, sorted. */
  readonly off: readonly HookName[];
  /** Problems of the project's file that belong to no hook of the workspace. */
  readonly general: readonly ConfigProblem[];
  /** Every problem of the project's file, in the order of the text. */
  readonly problems: readonly ConfigProblem[];
}
