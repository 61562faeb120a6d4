import { dayOf, expiredMark, openBaseline } from '../engine/baseline/open-baseline';
import { readConfig } from '../engine/config/read-config';
import { runContext, runContextVariable } from '../engine/run/run-context';
import { runVariable } from '../engine/system/host-run-id';
import { nodeFiles } from '../engine/system/node-files';
import { nodePlatform } from '../engine/system/node-platform';
import { builtInTools } from '../engine/tools';
import type { NxRunContext } from './nx-types';
import { forgetReport } from './report-files';
import { asksForHooks, strategyOfArgv } from './strategy-of-argv';

/** What Nx calls before it hashes the first task: variables set here reach the hashes and the tasks. */
export function setRunContext({ id, workspaceRoot, argv }: NxRunContext): void {
  const config = readConfig(workspaceRoot, builtInTools, nodeFiles);
  if (!config.isPresent) return;
  const strategy = strategyOfArgv(argv, config.workspace, process.env);
  const expired = expiredMark(openBaseline(workspaceRoot, nodeFiles).baseline, dayOf(Date.now()));
  process.env[runContextVariable] = runContext({ ...nodePlatform(), env: process.env, strategy, expired });
  process.env[runVariable] = id;
  if (asksForHooks(argv)) forgetReport(workspaceRoot, config.workspace.directory);
}
