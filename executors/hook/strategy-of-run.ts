import type { WorkspaceConfig } from '../../engine/config';
import type { Strategy } from '../../engine/hooks/strategy';
import type { NxTaskGraph } from './executor-context';

/**
 * Under which strategy a run stands: the one whose aggregator is in the task graph, or the one that
 * HOOKGRAPH_STRATEGY names, or the default. It is no option of the tasks, so that it never changes their hash.
 */
export function strategyOfRun(
  taskGraph: NxTaskGraph | undefined,
  config: WorkspaceConfig,
  requested: string | undefined,
): Strategy | null {
  const targets = new Set(Object.values(taskGraph?.tasks ?? {}).map(({ target }) => target.target));
  const inGraph = config.strategies.filter(({ name }) => targets.has(`quality-${name}`)).map(({ name }) => name);
  // Several at once say nothing about which one is meant.
  const named = requested ?? (inGraph.length === 1 && !targets.has('quality') ? inGraph[0] : config.defaultStrategy);
  const declared = config.strategies.find(({ name }) => name === named);
  return declared?.state === 'ready' ? declared.strategy : null;
}
