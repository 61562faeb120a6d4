import { join } from 'node:path';
import type { FileSystem } from './ports';

const lockFiles = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
] as const;

/** The package manager that wrote the lock file; npm where there is none. */
export function detectPackageManager(root: string, disk: Pick<FileSystem, 'stat'>): 'npm' | 'pnpm' | 'yarn' | 'bun' {
  return lockFiles.find(([file]) => disk.stat(join(root, file)) !== null)?.[1] ?? 'npm';
}
