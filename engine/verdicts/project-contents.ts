import type { Digest, FilePath, ProjectRoot } from '../hooks/brand';
import { digestOfList } from './digest';

/** One digest for all files of a project; each project is hashed once. */
export type ProjectContents = (root: ProjectRoot) => Digest;

export function projectContents(
  filesOf: (root: ProjectRoot) => readonly FilePath[],
  digest: (file: FilePath) => Digest,
): ProjectContents {
  const known = new Map<ProjectRoot, Digest>();
  return (root) => {
    const found = known.get(root) ?? digestOfList(filesOf(root).flatMap((file) => [file, digest(file)]));
    known.set(root, found);
    return found;
  };
}
