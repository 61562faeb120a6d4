import type { WorkspaceConfig } from '../config';
import type { Strategy } from '../hooks/strategy';

/**
 * Under which strategy a run stands: the one that HOOKGRAPH_STRATEGY names, or the one whose aggregator is among the
 * targets, or the default. It is no option of the tasks, so that it never changes their hash.
 * @param targets names of targets of the run
 * @returns `null` where the strategy is not declared rightly
 */
export function strategyByTargets(
  targets: ReadonlySet<string>,
  config: WorkspaceConfig,
  requested: string | undefined,
): Strategy | null {
  const present = config.strategies.filter(({ name }) => targets.has(`quality-${name}`)).map(({ name }) => name);
  // Several at once say nothing about which one is meant.
  const named = requested ?? (present.length === 1 && !targets.has('quality') ? present[0] : config.defaultStrategy);
  const declared = config.strategies.find(({ name }) => name === named);
  return declared?.state === 'ready' ? declared.strategy : null;
}
