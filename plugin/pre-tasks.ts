import { join } from 'node:path';
import { baselineFolder } from '../engine/baseline/baseline-file';
import { runContext, runContextVariable } from '../engine/run/run-context';
import { runVariable } from '../engine/system/host-run-id';
import { nodeFiles } from '../engine/system/node-files';
import { nodePlatform } from '../engine/system/node-platform';
import type { NxRunContext } from './nx-types';
import { forgetReport } from './report-files';
import { runConfig } from './run-config';
import { asksForHooks, strategyOfArgv } from './strategy-of-argv';

/** What Nx calls before it hashes the first task: variables set here reach the hashes and the tasks. */
export async function setRunContext({ id, workspaceRoot, argv }: NxRunContext): Promise<void> {
  const config = await runConfig(workspaceRoot);
  if (config === null) return;
  const strategy = strategyOfArgv(argv, config, process.env);
  const expired = await expiredIn(workspaceRoot);
  process.env[runContextVariable] = runContext({ ...nodePlatform(), env: process.env, strategy, expired });
  process.env[runVariable] = id;
  if (asksForHooks(argv)) forgetReport(workspaceRoot, config.directory);
}

/** Most workspaces have no baseline, and need nothing that reads one. */
async function expiredIn(root: string): Promise<string> {
  if (nodeFiles.list(join(root, baselineFolder)).length === 0) return '';
  const { dayOf, expiredMark, openBaseline } = await import('../engine/baseline/open-baseline');
  return expiredMark(openBaseline(root, nodeFiles).baseline, dayOf(Date.now()));
}
