import type { RollTask } from '../../engine/run/task-roll';
import type { HookExecutorContext } from './executor-context';

/** Every task of the run, of whatever kind. */
export function taskRoll({ taskGraph, projectGraph }: HookExecutorContext): readonly RollTask[] {
  if (taskGraph === undefined) return [];
  return Object.values(taskGraph.tasks).map(({ id, target: { project, target } }) => ({
    id,
    project,
    target,
    root: projectGraph.nodes[project]?.data.root ?? '.',
    dependsOn: (taskGraph.dependencies[id] ?? []).map((each) => (typeof each === 'string' ? each : each.id)),
  }));
}
