import picomatch from 'picomatch';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import type { Workspace } from './workspace';

/** What a named input of the task runner stands for in a project: file sets as the task runner writes them. */
export type NamedInputs = (name: string, root: ProjectRoot) => readonly string[];

/** Workspace files that the `inputs` of a hook name, sorted. Later patterns that start with `!` take away. */
export function declaredInputs(
  hook: Hook,
  root: ProjectRoot,
  workspace: Workspace,
  namedInputs: NamedInputs,
): readonly FilePath[] {
  const chosen = new Set<FilePath>();
  const patterns = hook.inputs.flatMap((input) => (isFileSet(input) ? [input] : namedInputs(input, root)));
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!');
    for (const file of matching(negated ? pattern.slice(1) : pattern, root, workspace)) {
      if (negated) chosen.delete(file);
      else chosen.add(file);
    }
  }
  return [...chosen].sort();
}

export function isFileSet(input: string): boolean {
  return /^[!^]*\{(projectRoot|workspaceRoot)\}\//.test(input);
}

function matching(pattern: string, root: ProjectRoot, workspace: Workspace): readonly FilePath[] {
  const [, upstream, token, glob] = /^(\^?)\{(projectRoot|workspaceRoot)\}\/(.*)$/.exec(pattern) ?? [];
  if (glob === undefined) return [];
  const matches = picomatch(glob, { dot: true });
  if (token === 'workspaceRoot') return workspace.files.filter((file) => matches(file));
  const roots = upstream === '^' ? (workspace.projects.get(root)?.dependencies ?? []) : [root];
  return roots.flatMap((each) =>
    workspace.filesOf(each).filter((file) => matches(each === '.' ? file : file.slice(each.length + 1))),
  );
}
