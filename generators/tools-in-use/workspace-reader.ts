import type { Tree } from '@nx/devkit';
import type { FilePath, ProjectRoot } from '../../engine/hooks/brand';
import { foldersUp, inFolder, type Folder } from '../../engine/hooks/folders';

/** What detection looks at; a tree of Nx behind it, or an object in a test. */
export interface WorkspaceReader {
  /** Roots of the projects that Nx knows, sorted. */
  readonly roots: readonly ProjectRoot[];
  /** Names of the files in a folder itself. */
  filesIn(folder: Folder): readonly string[];
  readText(file: FilePath): string | null;
}

export function treeReader(tree: Tree): WorkspaceReader {
  const { getProjects } = require('@nx/devkit') as typeof import('@nx/devkit');
  const roots = [...getProjects(tree).values()].map(({ root }) => root.replace(/\/$/, '') as ProjectRoot);
  return {
    roots: [...new Set(roots)].sort(),
    filesIn: (folder) => tree.children(folder).filter((name) => tree.isFile(inFolder(folder, name))),
    readText: (file) => (tree.exists(file) ? tree.read(file, 'utf-8') : null),
  };
}

/** Roots of projects and every folder above, the workspace root first. */
export function foldersOf({ roots }: WorkspaceReader): readonly Folder[] {
  return [...new Set(['.', ...roots.flatMap(foldersUp)])].sort((a, b) =>
    a === '.' ? -1 : b === '.' ? 1 : a < b ? -1 : 1,
  );
}
