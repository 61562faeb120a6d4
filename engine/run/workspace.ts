import type { FilePath, ProjectRoot } from '../hooks/brand';
import { projectOwner } from '../hooks/folders';

export interface Project {
  readonly name: string;
  readonly root: ProjectRoot;
  /** Roots of all projects that this one depends on, directly or not; sorted, without itself. */
  readonly dependencies: readonly ProjectRoot[];
}

/** The workspace as it stands at the start of a run. */
export interface Workspace {
  /** Absolute path. */
  readonly root: string;
  readonly projects: ReadonlyMap<ProjectRoot, Project>;
  /** Every file that the task runner sees, sorted. */
  readonly files: readonly FilePath[];
  filesOf(root: ProjectRoot): readonly FilePath[];
}

export function createWorkspace(root: string, projects: readonly Project[], files: readonly FilePath[]): Workspace {
  const byRoot = new Map(projects.map((project) => [project.root, project]));
  const ownerOf = projectOwner(byRoot.keys());
  const owned = new Map<ProjectRoot, FilePath[]>();
  for (const file of files) {
    const owner = ownerOf(file);
    if (owner === null) continue;
    const list = owned.get(owner);
    if (list) list.push(file);
    else owned.set(owner, [file]);
  }
  return { root, projects: byRoot, files, filesOf: (projectRoot) => owned.get(projectRoot) ?? [] };
}

/** Of all projects that one depends on, directly or not. */
export function dependenciesOf(root: ProjectRoot, { projects }: Pick<Workspace, 'projects'>): readonly ProjectRoot[] {
  return projects.get(root)?.dependencies ?? [];
}
