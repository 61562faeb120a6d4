import { join, relative, sep } from 'node:path';
import type { ProjectRoot } from '../hooks/brand';
import { foldersUp } from '../hooks/folders';
import { isLinked } from './package-contents';
import { linksIn } from './packages-in';
import type { FileSystem } from './ports';

/** A package that is no copy but a link to where its sources are. */
export interface LinkedPackage {
  readonly name: string;
  /** Where its sources are; absolute. */
  readonly path: string;
  /** The same, relative to the workspace root; `null`: outside of it. */
  readonly folder: string | null;
}

/**
 * Links in the node_modules of a project and of the folders above it, up to the workspace root; those to projects of the
 * workspace too.
 * @param root absolute path of the workspace root
 */
export function linkedPackages(
  root: string,
  disk: Pick<FileSystem, 'list' | 'entries' | 'realpath'>,
): (project: ProjectRoot) => readonly LinkedPackage[] {
  const known = new Map<string, readonly LinkedPackage[]>();
  const realRoot = disk.realpath(root) ?? root;
  const linkedIn = (folder: string): readonly LinkedPackage[] => {
    const modules = join(root, folder, 'node_modules');
    return linksIn(modules, disk).flatMap((name) => {
      const target = disk.realpath(join(modules, name));
      if (target === null || !isLinked(target)) return [];
      const place = relative(realRoot, target).split(sep).join('/');
      return [{ name, path: target, folder: place.startsWith('..') ? null : place || '.' }];
    });
  };
  return (project) =>
    foldersUp(project).flatMap((folder) => {
      const found = known.get(folder) ?? linkedIn(folder);
      known.set(folder, found);
      return found;
    });
}
