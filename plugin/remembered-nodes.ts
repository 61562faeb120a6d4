import { nodeFiles } from '../engine/system/node-files';
import type { Environment } from '../engine/system/ports';
import { handedOver } from './handed-over';
import { digestOf, recall, recorder, type Inference } from './inference-record';
import type { NxCreateNodesContext, NxCreateNodesResult } from './nx-types';
import { keepRunConfig } from './run-config';
import { inWorkspaceData } from './workspace-data';

/**
 * The hooks of all projects, as an earlier process inferred them where everything that it looked at is still the same:
 * then neither the code of inference is loaded nor a configuration parsed (docs/adr/0012-recorded-inference.md).
 * @param files paths that match the plugin's pattern, relative to the workspace root
 */
export async function rememberedNodes(
  files: readonly string[],
  context: NxCreateNodesContext,
  env: Environment,
): Promise<NxCreateNodesResult> {
  const { workspaceRoot } = context;
  const path = recordPath(workspaceRoot, env);
  const key = path === null ? '' : keyOf(files, context);
  const found = path === null ? null : recall(path, key, workspaceRoot, nodeFiles);
  const { nodes, config } = found ?? (await inferAndKeep(files, context, { path, key }));
  keepRunConfig(config);
  handedOver(workspaceRoot, env, nodeFiles).write(config);
  return nodes;
}

async function inferAndKeep(
  files: readonly string[],
  context: NxCreateNodesContext,
  { path, key }: { readonly path: string | null; readonly key: string },
): Promise<Inference> {
  const { sources, keep } = recorder(context.workspaceRoot, nodeFiles);
  const { inferHooks } = await import('./create-nodes');
  const inference = await inferHooks(files, context, sources);
  // Nx waits for the answer, not for the record.
  if (path !== null) setImmediate(() => keep(path, key, inference));
  return inference;
}

/** `null`: Nx is told to remember nothing. */
function recordPath(root: string, env: Environment): string | null {
  return env['NX_CACHE_PROJECT_GRAPH'] === 'false' ? null : inWorkspaceData(root, 'hookgraph-inference.json', env);
}

/** All that inference goes by besides what it asks. */
function keyOf(files: readonly string[], { workspaceRoot, nxJsonConfiguration }: NxCreateNodesContext): string {
  // The names of our own files hold digests of their content.
  const code = nodeFiles.list(__dirname);
  const { namedInputs = {}, pluginsConfig = {} } = nxJsonConfiguration;
  const given = [workspaceRoot, process.version, code, namedInputs, pluginsConfig, files];
  return digestOf(JSON.stringify(given));
}
