import type { HookName, ProjectRoot, TaskId } from '../hooks/brand';
import type { ConfigProblem } from '../hooks/failure';
import type { Hook } from '../hooks/hook';
import type { HookResult } from '../hooks/hook-result';

/** One task that the task runner hands over. */
export interface TaskRequest {
  readonly id: TaskId;
  readonly project: string;
  readonly root: ProjectRoot;
  readonly hook: HookName;
  /** Ids of tasks that have to be green first; ids outside of the run are ignored. */
  readonly dependsOn: readonly TaskId[];
  /** True: the task runner keeps a green answer, and gives it again without asking. */
  readonly isKept?: boolean;
  /** What hookgraph.json says of the hook in this project. */
  readonly declared: DeclaredTask;
}

export type DeclaredTask =
  | { readonly kind: 'ready'; readonly hook: Hook }
  | { readonly kind: 'broken'; readonly problems: readonly ConfigProblem[] }
  | { readonly kind: 'unknown' };

/** A task has ended. Each task of a run gives exactly one. */
export interface TaskSettled {
  readonly task: TaskRequest;
  readonly result: HookResult;
}
