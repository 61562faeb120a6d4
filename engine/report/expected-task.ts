import type { HookName, ProjectRoot, TaskId } from '../hooks/brand';

/** A task of the run, as the task runner knows it. */
export interface ExpectedTask {
  readonly task: TaskId;
  readonly project: string;
  readonly root: ProjectRoot;
  readonly hook: HookName;
  /** Hook tasks that had to pass first. */
  readonly dependsOn: readonly TaskId[];
  /**
   * What the task runner did: ran it, restored it from its cache, or left it out because a dependency failed. `asked`:
   * there is no run, somebody asks for what is known.
   */
  readonly host: 'ran' | 'cached' | 'left-out' | 'asked';
  /** Of a task that was left out: what kept it from running, hook or not; empty where that is not known. */
  readonly failed: readonly string[];
}
