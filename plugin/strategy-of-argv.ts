import type { WorkspaceConfig } from '../engine/config';
import type { Strategy } from '../engine/hooks/strategy';
import { strategyByTargets } from '../engine/run/strategy-of-run';
import type { Environment } from '../engine/system/ports';

/** The strategy of a run, from the command line of Nx: before the tasks and after them it is all that there is. */
export function strategyOfArgv(argv: readonly string[], config: WorkspaceConfig, env: Environment): Strategy | null {
  const targets = argv
    .flatMap((word) => word.replace(/^--?[\w-]+=/, '').split(','))
    .map((word) => word.replace(/^.*:/, ''));
  return strategyByTargets(new Set(targets), config, env['HOOKGRAPH_STRATEGY']);
}
