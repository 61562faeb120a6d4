import { isAbsolute, join } from 'node:path';
import type { Environment } from '../engine/system/ports';

/**
 * Absolute path of a file of ours where Nx keeps what it knows of the workspace, and forgets it with `nx reset`.
 * @param root absolute path of the workspace root
 */
export function inWorkspaceData(root: string, name: string, env: Environment): string {
  const folder = env['NX_WORKSPACE_DATA_DIRECTORY'] ?? env['NX_PROJECT_GRAPH_CACHE_DIRECTORY'] ?? '.nx/workspace-data';
  return join(isAbsolute(folder) ? folder : join(root, folder), name);
}
