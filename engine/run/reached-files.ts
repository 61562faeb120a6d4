import picomatch from 'picomatch';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import type { FileDigests } from '../verdicts/file-digests';
import { partsOf, type Ingredient } from '../verdicts/ingredients';
import type { Workspace } from './workspace';

/** Files that a compiler may read by a glob of a tsconfig; the project's own are left out, they count anyway. */
export function reachedFiles(glob: string, root: ProjectRoot, workspace: Workspace): readonly FilePath[] {
  const own = new Set(workspace.filesOf(root));
  return matching(glob, workspace.files).filter((file) => isRead.test(file) && !own.has(file));
}

/** Most globs are whole folders, of which a project with many references has many. */
function matching(glob: string, files: readonly FilePath[]): readonly FilePath[] {
  const folder = /^([^*?[\]{}()!+@\\]+)\/\*\*\/\*$/.exec(glob)?.[1];
  if (folder === undefined) {
    const matches = picomatch(glob, { dot: true });
    return files.filter((file) => matches(file));
  }
  // The character after a slash is a zero.
  return files.slice(firstFrom(files, `${folder}/`), firstFrom(files, `${folder}0`));
}

/** Index of the first file that does not sort before a text. */
function firstFrom(files: readonly FilePath[], text: string): number {
  let [low, high] = [0, files.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isRead = /\.(?:[cm]?[jt]sx?|json)$/;

/** One ingredient for each glob. */
export function reachedContents(
  globs: readonly string[],
  root: ProjectRoot,
  { workspace, digests }: { readonly workspace: Workspace; readonly digests: Pick<FileDigests, 'digest' | 'together'> },
): readonly Ingredient[] {
  return globs.map((glob) => {
    const files = reachedFiles(glob, root, workspace);
    return { kind: 'dependency', name: glob, value: digests.together(files), parts: () => partsOf(files, digests) };
  });
}
