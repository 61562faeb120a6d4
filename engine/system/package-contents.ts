import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { FileSystem } from './ports';

/** A package on the disk. */
export interface PackageOnDisk {
  readonly name: string;
  /** Absolute, symbolic links resolved. */
  readonly folder: string;
}

export interface PackageContents {
  /** Digest of all files of a package whose version does not tell what is in it; `null`: the version does. */
  of(found: PackageOnDisk): string | null;
  /** Whether any package may be patched. */
  readonly hasPatches: boolean;
}

/** Where patch-package, Bun and Yarn keep patches; pnpm writes the digest of one into the folder's name. */
export const patchFolders = ['patches', '.yarn/patches'] as const;

/**
 * A package that is linked to a folder, or patched after it was installed, changes without a new version. Reads each
 * such package once; make a new one for each run.
 * @param root absolute path of the workspace root
 */
export function packageContents(root: string, files: Pick<FileSystem, 'list' | 'read' | 'stat'>): PackageContents {
  const patches = patchFolders.flatMap((folder) => files.list(join(root, folder))).map(words);
  const isPatched = ({ name, folder }: PackageOnDisk) =>
    folder.includes('patch_hash=') || patches.some((patch) => patch.includes(words(name)));
  const known = new Map<string, string>();
  return {
    hasPatches: patches.length > 0,
    of(found) {
      if (!isLinked(found.folder) && !isPatched(found)) return null;
      const digest = known.get(found.folder) ?? digestOfFolder(found.folder, files);
      known.set(found.folder, digest);
      return digest;
    },
  };
}

/** What `npm link`, `file:` and workspaces make: the package lies where its sources are. */
export function isLinked(folder: string): boolean {
  return !/[\\/]node_modules[\\/]/.test(folder);
}

/** `@a/b` and `@a+b+1.0.0.patch` share the words a and b; a package too many is read, never one too few. */
function words(name: string): string {
  return `-${name.replace(/[^\w.]+|__/g, '-').replace(/^-|-$/g, '')}-`;
}

function digestOfFolder(root: string, files: Pick<FileSystem, 'list' | 'read' | 'stat'>): string {
  const hash = createHash('sha256');
  const add = (folder: string) => {
    for (const name of files.list(join(root, folder))) {
      // Packages that it depends on count by themselves.
      if (name === 'node_modules' || name === '.git') continue;
      const path = folder === '' ? name : `${folder}/${name}`;
      if (files.stat(join(root, path))?.isDirectory === true) add(path);
      else {
        const content = files.read(join(root, path));
        if (content !== null) hash.update(`${Buffer.byteLength(path)}:${path}${content.length}:`).update(content);
      }
    }
  };
  add('');
  return hash.digest('hex').slice(0, 16);
}
