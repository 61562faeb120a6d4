import { createRequire } from 'node:module';
import { join } from 'node:path';
import { failure, success, type Result } from '../engine/hooks/result';
import type { Description } from '../engine/report/messages/description';
import type { NxProjectGraph } from './nx-graph';

/**
 * The project graph as Nx itself makes it, by its daemon where that is on. Nx is the workspace's own, and is loaded only
 * here: that takes longer than everything else a command does.
 * @param root absolute path of the workspace root
 */
export async function loadProjectGraph(root: string): Promise<Result<NxProjectGraph, Description>> {
  try {
    const devkit = loadDevkit(root);
    return success(await devkit.createProjectGraphAsync({ exitOnError: false, resetDaemonClient: true }));
  } catch (error) {
    return failure({
      headline: 'Nx could not make the project graph.',
      detail: error instanceof Error ? error.message : String(error),
      next: 'Run "nx show projects --verbose" to see what is wrong.',
    });
  }
}

function loadDevkit(root: string): typeof import('@nx/devkit') {
  const fromWorkspace = createRequire(join(root, 'package.json'));
  try {
    return fromWorkspace('@nx/devkit');
  } catch {
    // Strict package managers show it to those who declare it only; it is a peer of this package.
    return require('@nx/devkit');
  }
}
