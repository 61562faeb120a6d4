import { join } from 'node:path';
import type { FileSystem } from './ports';

/** Kinds that are told differently to add a package to the root of a workspace. */
export type PackageManager = 'npm' | 'pnpm' | 'pnpm-workspace' | 'yarn-classic' | 'yarn' | 'bun';

/** The package manager that wrote the lock file; npm where there is none. */
export function detectPackageManager(root: string, disk: Pick<FileSystem, 'stat' | 'readHead'>): PackageManager {
  const has = (file: string) => disk.stat(join(root, file)) !== null;
  if (has('pnpm-lock.yaml')) return has('pnpm-workspace.yaml') ? 'pnpm-workspace' : 'pnpm';
  if (has('yarn.lock')) {
    return disk.readHead(join(root, 'yarn.lock'), 200).includes('yarn lockfile v1') ? 'yarn-classic' : 'yarn';
  }
  return has('bun.lock') || has('bun.lockb') ? 'bun' : 'npm';
}
