import { join } from 'node:path';
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
  root: string,
  path: (project: string, hook: string) => string,
  files: Pick<FileSystem, 'readText' | 'stat'>,
): ResultFiles {
  const read = (folder: string, project: string, hook: string): HookResult | null =>
    readResult(files.readText(join(folder, path(project, hook))));
  return {
    inWorkspace: (project, hook) => read(root, project, hook),
    inNxCache(hash, project, hook) {
      const entry = join(loadDevkit().cacheDir, hash);
      return files.stat(entry) === null ? 'no-entry' : read(entry, project, hook);
    },
  };
}

/** Loaded late: it takes longer than the whole report. */
function loadDevkit(): typeof import('@nx/devkit') {
  return require('@nx/devkit');
}
