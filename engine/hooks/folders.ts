import type { FilePath, ProjectRoot } from './brand';
import type { Hook } from './hook';

/** A folder relative to the workspace root; `.` is the workspace root itself. */
export type Folder = string;

export function folderOf(path: string): Folder {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : path.slice(0, slash);
}

/** Path of `name` inside `folder`. */
export function inFolder(folder: Folder, name: string): FilePath {
  return (folder === '.' ? name : `${folder}/${name}`) as FilePath;
}

/** The folder and all above it, nearest first, ending with `.`. */
export function foldersUp(folder: Folder): readonly Folder[] {
  return folder === '.' ? ['.'] : [folder, ...foldersUp(folderOf(folder))];
}

/** The folder that a hook's program runs in for a project, where the names that it is given begin. */
export function folderOfRun({ cwd }: Pick<Hook, 'cwd'>, root: ProjectRoot): ProjectRoot {
  return cwd === 'project' ? root : ('.' as ProjectRoot);
}

export function isWithin(path: string, folder: Folder): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}

/** The project that a file or folder belongs to: the deepest root above it. Remembers folders already asked for. */
export function projectOwner(roots: Iterable<ProjectRoot>): (path: string) => ProjectRoot | null {
  const known = new Map<Folder, ProjectRoot | null>([['.', null]]);
  for (const root of roots) known.set(root, root);
  const ownerOfFolder = (folder: Folder): ProjectRoot | null => {
    const owner = known.get(folder);
    if (owner !== undefined) return owner;
    const above = ownerOfFolder(folderOf(folder));
    known.set(folder, above);
    return above;
  };
  return (path) => ownerOfFolder(folderOf(path));
}
