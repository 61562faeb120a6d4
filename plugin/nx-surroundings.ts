import { join } from 'node:path';
import type { ProjectRoot } from '../engine/hooks/brand';
import type { HookResult } from '../engine/hooks/hook-result';
import { readResult } from '../engine/report/read-result';
import type { Environment, FileSystem } from '../engine/system/ports';
import type { ResultFiles } from './own-tasks';

/**
 * Whether what the plugin prints reaches the terminal. With the daemon on the plugin lives in the daemon, and its output
 * ends in the daemon's log.
 */
export function canBeSeen(env: Environment): boolean {
  if (env['NX_DAEMON'] === 'false') return true;
  if (env['NX_DAEMON'] === 'true') return false;
  return !loadDevkit().isDaemonEnabled();
}

/** @param path of a result file, relative to the workspace root */
export function resultFiles(
  workspace: string,
  path: (root: ProjectRoot, hook: string) => string,
  files: Pick<FileSystem, 'readText' | 'stat'>,
): ResultFiles {
  const read = (folder: string, root: ProjectRoot, hook: string): HookResult | null =>
    readResult(files.readText(join(folder, path(root, hook))));
  return {
    inWorkspace: (root, hook) => read(workspace, root, hook),
    inNxCache(hash, root, hook) {
      const entry = join(loadDevkit().cacheDir, hash);
      return files.stat(entry) === null ? 'no-entry' : read(entry, root, hook);
    },
  };
}

/** Loaded late: it takes longer than the whole report. */
function loadDevkit(): typeof import('@nx/devkit') {
  return require('@nx/devkit');
}
