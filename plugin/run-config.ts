import { join } from 'node:path';
import type { WorkspaceConfig } from '../engine/config';
import { configFile } from '../engine/config/config-file';
import { nodeFiles } from '../engine/system/node-files';

/** What of hookgraph.json is needed before the tasks of a run and after them. */
export type RunConfig = Pick<WorkspaceConfig, 'strategies' | 'defaultStrategy' | 'directory'>;

/** What inference read in this process, which is mostly just before. */
let known: { readonly text: string; readonly run: RunConfig } | null = null;

export function keepRunConfig(config: typeof known): void {
  known = config;
}

/** Of a hookgraph.json that is as inference read it nothing is loaded and parsed again. `null`: there is none. */
export async function runConfig(root: string): Promise<RunConfig | null> {
  const text = nodeFiles.readText(join(root, configFile));
  if (text === null) return null;
  if (known?.text === text) return known.run;
  const { readConfig } = await import('../engine/config/read-config');
  const { builtInTools } = await import('../engine/tools');
  return readConfig(root, builtInTools, nodeFiles).workspace;
}
