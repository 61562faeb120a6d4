import { hostLockFile } from '../engine/system/host-lock-file';
import type { NxCreateNodesContext } from './nx-types';

/**
 * The lock file that Nx takes packages from; `null`: from none, so that no version is in any of its hashes, and a target
 * that names a package breaks every command.
 * @param files paths that Nx sees, among them all lock files and package.json, relative to the workspace root
 */
export function lockFileOfNx(
  files: readonly string[],
  { pluginsConfig }: NxCreateNodesContext['nxJsonConfiguration'],
): string | null {
  const lock = hostLockFile(files, pluginsConfig);
  return lock.kind === 'read' ? lock.file : null;
}
