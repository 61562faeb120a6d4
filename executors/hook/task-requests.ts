import type { HookName, TaskId } from '../../engine/hooks/brand';
import type { ConfigOnDisk } from '../../engine/config/read-config';
import { configHook } from '../../engine/config/config-hook';
import type { DeclaredTask, TaskRequest } from '../../engine/run/run-request';
import type { HookExecutorContext, HookOptions, NxTask } from './executor-context';
import { rootOf } from './projects';

export interface HandedTask {
  readonly task: NxTask;
  readonly options: HookOptions;
  readonly dependsOn: readonly string[];
}

/** Turns what Nx hands over into what the engine runs. */
export function taskRequests(
  handed: readonly HandedTask[],
  context: HookExecutorContext,
  config: ConfigOnDisk,
): readonly TaskRequest[] {
  return handed.map(({ task, options, dependsOn }) => {
    const { project } = task.target;
    const root = rootOf(context.projectGraph.nodes[project]?.data.root ?? '.');
    return {
      id: task.id as TaskId,
      project,
      root,
      hook: options.hook as HookName,
      dependsOn: dependsOn as readonly TaskId[],
      declared: declaredTask(options.hook, config, root),
    };
  });
}

function declaredTask(name: string, config: ConfigOnDisk, root: TaskRequest['root']): DeclaredTask {
  const { hooks, general } = config.hooksOf(root);
  if (name === configHook) {
    return { kind: 'broken', problems: [...config.workspace.general, ...general] };
  }
  const declared = hooks.find((hook) => hook.name === name);
  if (declared === undefined) return { kind: 'unknown' };
  return declared.state === 'ready'
    ? { kind: 'ready', hook: declared.hook }
    : { kind: 'broken', problems: declared.problems };
}
