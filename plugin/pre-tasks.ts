import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { baselineFolder } from '../engine/baseline/baseline-file';
import { runContext, runContextVariable } from '../engine/run/run-context';
import { runVariable } from '../engine/system/host-run-id';
import { nodeFiles } from '../engine/system/node-files';
import { nodePlatform } from '../engine/system/node-platform';
import type { BuiltVariables } from './built-variables';
import type { NxRunContext } from './nx-types';
import { forgetReport } from './report-files';
import { runConfig } from './run-config';
import { asksForHooks, strategyOfArgv } from './strategy-of-argv';

/** What Nx calls before it hashes the first task: variables set here reach the hashes and the tasks. */
export async function setRunContext({ id, workspaceRoot, argv }: NxRunContext): Promise<void> {
  const config = await runConfig(workspaceRoot, process.env);
  if (config === null) return;
  const strategy = strategyOfArgv(argv, config, process.env);
  const expired = await expiredIn(workspaceRoot);
  const context = runContext({ ...nodePlatform(), env: process.env, strategy, expired });
  const { built } = config;
  // Variables that are not set hold nothing apart: then Nx must not find what it has from any other run.
  process.env[runContextVariable] = built === null ? `${context} unlike=${randomUUID()}` : context;
  if (built !== null) Object.assign(process.env, await valuesOf(built, workspaceRoot));
  process.env[runVariable] = id;
  if (asksForHooks(argv)) forgetReport(workspaceRoot, config.directory);
}

/** Most workspaces have nothing built that counts, and need nothing that looks for it. */
async function valuesOf(built: BuiltVariables, root: string): Promise<Readonly<Record<string, string>>> {
  if (built.folders.length === 0) return {};
  const { builtDigests } = await import('./built-digests');
  return builtDigests(root, built, nodeFiles);
}

/** Most workspaces have no baseline, and need nothing that reads one. */
async function expiredIn(root: string): Promise<string> {
  if (nodeFiles.list(join(root, baselineFolder)).length === 0) return '';
  const { dayOf, expiredMark, openBaseline } = await import('../engine/baseline/open-baseline');
  return expiredMark(openBaseline(root, nodeFiles).baseline, dayOf(Date.now()));
}
