import { join } from 'node:path';
import { configFile } from '../engine/config/config-file';
import { nodeFiles } from '../engine/system/node-files';
import type { Environment } from '../engine/system/ports';
import { handedOver } from './handed-over';
import type { InferredConfig, RunConfig } from './inferred-config';

/** What inference read in this process, which is mostly just before. */
let known: InferredConfig | null = null;

export function keepRunConfig(config: InferredConfig | null): void {
  known = config;
}

/**
 * Of a hookgraph.json that is as inference read it nothing is loaded and parsed again. Nx infers in another process where
 * it has a graph already: with the daemon on in most runs, and where two commands start at once.
 * `null`: there is no hookgraph.json.
 */
export async function runConfig(root: string, env: Environment): Promise<RunConfig | null> {
  const text = nodeFiles.readText(join(root, configFile));
  if (text === null) return null;
  const inferred = known ?? handedOver(root, env, nodeFiles).read();
  if (inferred?.text === text) return inferred.run;
  const { readConfig } = await import('../engine/config/read-config');
  const { builtInTools } = await import('../engine/tools');
  const { strategies, defaultStrategy, directory } = readConfig(root, builtInTools, nodeFiles).workspace;
  // The targets are still those that were inferred.
  return { strategies, defaultStrategy, directory, built: inferred?.run.built ?? null };
}
