import type { WorkspaceConfig } from '../config';
import type { Outcome } from '../hooks/outcome';
import type { Strategy } from '../hooks/strategy';

/**
 * Under which strategy a run stands: the one that HOOKGRAPH_STRATEGY names, or the one whose aggregator is among the
 * targets, or the default. It is no option of the tasks, so that it never changes their hash.
 * @param targets names of targets of the run
 * @param requested what HOOKGRAPH_STRATEGY holds
 * @returns `null` where the strategy is not there, or not declared rightly
 */
export function strategyByTargets(
  targets: ReadonlySet<string>,
  config: Pick<WorkspaceConfig, 'strategies' | 'defaultStrategy'>,
  requested: string | undefined,
): Strategy | null {
  const present = config.strategies.filter(({ name }) => targets.has(`quality-${name}`)).map(({ name }) => name);
  // Several at once say nothing about which one is meant.
  const named =
    nameOf(requested) ?? (present.length === 1 && !targets.has('quality') ? present[0] : config.defaultStrategy);
  const declared = config.strategies.find(({ name }) => name === named);
  return declared?.state === 'ready' ? declared.strategy : null;
}

/** What becomes of every hook where HOOKGRAPH_STRATEGY asks for a strategy that is not there; `null`: it does not. */
export function unknownStrategy({ strategies }: WorkspaceConfig, requested: string | undefined): Outcome | null {
  const strategy = nameOf(requested);
  const known = strategies.map(({ name }) => name);
  if (strategy === null || known.includes(strategy)) return null;
  return { kind: 'misconfigured', failure: { reason: 'unknown-strategy', strategy, known } };
}

function nameOf(requested: string | undefined): string | null {
  return requested === undefined || requested === '' ? null : requested;
}
