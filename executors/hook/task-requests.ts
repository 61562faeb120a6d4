import type { HookName, TaskId } from '../../engine/hooks/brand';
import { declaredTask } from '../../engine/run/declared-task';
import { keepsAnswers, rootOf } from '../../engine/run/host-graph';
import type { TaskRequest } from '../../engine/run/run-request';
import type { Environment } from '../../engine/system/ports';
import type { HookExecutorContext, HookOptions, NxTask } from './executor-context';
import type { HookRun } from './open-hook-run';

export interface HandedTask {
  readonly task: NxTask;
  readonly options: HookOptions;
  readonly dependsOn: readonly string[];
}

/** Turns what Nx hands over into what the engine runs, hook by hook as declared in hookgraph.json. */
export function taskRequests(
  handed: readonly HandedTask[],
  context: HookExecutorContext,
  { config, readStore }: Pick<HookRun, 'config' | 'readStore'>,
): readonly TaskRequest[] {
  const rank = new Map<string, number>(config.workspace.hooks.map(({ name }, index) => [name, index]));
  const rankOf = ({ options: { hook } }: HandedTask) => rank.get(hook) ?? rank.size;
  const declared = [...handed].sort((a, b) => rankOf(a) - rankOf(b));
  return declared.map(({ task, options, dependsOn }) => {
    const { project, target } = task.target;
    const { projectGraph } = context;
    const root = rootOf(projectGraph.nodes[project]?.data.root ?? '.');
    return {
      id: task.id as TaskId,
      project,
      root,
      hook: options.hook as HookName,
      dependsOn: dependsOn as readonly TaskId[],
      // What is not read from caches is not written to that of Nx either.
      isKept: readStore && keepsAnswers(projectGraph, project, target),
      declared: declaredTask(options.hook, config, root),
    };
  });
}

/** Whether somebody wants to see what the programs print as it comes. */
export function isVerbose(handed: readonly HandedTask[], env: Environment): boolean {
  return env['NX_VERBOSE_LOGGING'] === 'true' || handed.some(({ options }) => options.verbose === true);
}
