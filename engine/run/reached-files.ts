import picomatch from 'picomatch';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import { digestOfList } from '../verdicts/digest';
import type { FileDigests } from '../verdicts/file-digests';
import { partsOf, type Ingredient } from '../verdicts/ingredients';
import type { Workspace } from './workspace';

/** Files that a compiler may read by a glob of a tsconfig; the project's own are left out, they count anyway. */
export function reachedFiles(glob: string, root: ProjectRoot, workspace: Workspace): readonly FilePath[] {
  const matches = picomatch(glob, { dot: true });
  const own = new Set(workspace.filesOf(root));
  return workspace.files.filter((file) => matches(file) && isRead.test(file) && !own.has(file));
}

const isRead = /\.(?:[cm]?[jt]sx?|json)$/;

/** One ingredient for each glob. */
export function reachedContents(
  globs: readonly string[],
  root: ProjectRoot,
  { workspace, digests }: { readonly workspace: Workspace; readonly digests: Pick<FileDigests, 'digest'> },
): readonly Ingredient[] {
  return globs.map((glob) => {
    const files = reachedFiles(glob, root, workspace);
    const value = digestOfList(files.flatMap((file) => [file, digests.digest(file)]));
    return { kind: 'dependency', name: glob, value, parts: () => partsOf(files, digests) };
  });
}
