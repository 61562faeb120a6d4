import type { Strategy } from '../engine/hooks/strategy';
import { strategyByTargets } from '../engine/run/strategy-of-run';
import type { Environment } from '../engine/system/ports';
import type { RunConfig } from './inferred-config';

/** The strategy of a run, from the command line of Nx: before the tasks and after them it is all that there is. */
export function strategyOfArgv(argv: readonly string[], config: RunConfig, env: Environment): Strategy | null {
  return strategyByTargets(new Set(targetsOfArgv(argv)), config, env['HOOKGRAPH_STRATEGY']);
}

/** Whether hooks are asked for by name; a run of other targets may have some too, as what those wait for. */
export function asksForHooks(argv: readonly string[]): boolean {
  return targetsOfArgv(argv).some((target) => /^quality(?:-|$)/.test(target));
}

/** Every word that may be a target: `quality` of `-t quality`, `--targets=quality,build` and `run app:quality`. */
function targetsOfArgv(argv: readonly string[]): readonly string[] {
  return argv.flatMap((word) => word.replace(/^--?[\w-]+=/, '').split(',')).map((word) => word.replace(/^.*:/, ''));
}
