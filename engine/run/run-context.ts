import type { Strategy } from '../hooks/strategy';
import { securityLevels } from '../hooks/hook';
import type { Environment } from '../system/ports';

/**
 * Name of the variable that is an Nx input of every check. The plugin sets it before anything is hashed; it holds what
 * the task runner would else not know of: the platform, and what makes a run softer than its hooks. A green that was
 * only skipped, or only did not block, is then never replayed for a run that asks for more.
 */
export const runContextVariable = 'HOOKGRAPH_CONTEXT';

export interface RunContextSources {
  readonly env: Environment;
  readonly platform: string;
  /** `20.20.2` */
  readonly nodeVersion: string;
  /** `null`: the strategy is not right. */
  readonly strategy: Strategy | null;
  /** What of the baseline has expired; empty or absent: nothing. */
  readonly expired?: string;
}

/** The value for one run. The same run has the same value on every machine of the same kind. */
export function runContext({ env, platform, nodeVersion, strategy, expired = '' }: RunContextSources): string {
  const skip = env['HOOKGRAPH_SKIP'] ?? '';
  const parts = [
    platform,
    `node${nodeVersion.split('.')[0]}`,
    ...(skip === '' ? [] : [`skip=${[...skippedNames(env)].sort().join(',')}`]),
    ...(skip !== '' && env['HOOKGRAPH_SKIP_CRITICAL'] === '1' ? ['skip-critical'] : []),
    ...(strategy !== null && isSoft(strategy) ? [`strategy=${strategy.name}`] : []),
    ...(expired === '' ? [] : [`expired=${expired}`]),
  ];
  return parts.join(' ');
}

/** Names that HOOKGRAPH_SKIP holds. */
export function skippedNames(env: Environment): ReadonlySet<string> {
  const names = (env['HOOKGRAPH_SKIP'] ?? '').split(',').map((name) => name.trim());
  return new Set(names.filter((name) => name !== ''));
}

/** A strategy under which a task may succeed though its hook is red or did not run. */
export function isSoft(strategy: Strategy): boolean {
  return strategy.module !== null || strategy.blocks.length < securityLevels.length;
}
