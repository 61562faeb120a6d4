import { readConfig } from '../engine/config/read-config';
import { runContext, runContextVariable } from '../engine/run/run-context';
import { strategyByTargets } from '../engine/run/strategy-of-run';
import { nodeFiles } from '../engine/system/node-files';
import { nodePlatform } from '../engine/system/node-platform';
import { builtInTools } from '../engine/tools';

/** What Nx calls before it hashes the first task: variables set here reach the hashes and the tasks. */
export function setRunContext({
  workspaceRoot,
  argv,
}: {
  readonly workspaceRoot: string;
  readonly argv: readonly string[];
}): void {
  const config = readConfig(workspaceRoot, builtInTools, nodeFiles);
  if (!config.isPresent) return;
  const targets = argv
    .flatMap((word) => word.replace(/^--?[\w-]+=/, '').split(','))
    .map((word) => word.replace(/^.*:/, ''));
  const strategy = strategyByTargets(new Set(targets), config.workspace, process.env['HOOKGRAPH_STRATEGY']);
  process.env[runContextVariable] = runContext({ ...nodePlatform(), env: process.env, strategy });
}
