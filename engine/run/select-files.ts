import picomatch from 'picomatch';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import type { Workspace } from './workspace';

/** Picks the files that a hook looks at. Remembers compiled globs; make a new one for each run. */
export interface FileSelector {
  /** What is checked in a project; for scope `workspace` in the whole workspace. Sorted. */
  checked(hook: Hook, root: ProjectRoot): readonly FilePath[];
}

export function fileSelector(workspace: Workspace): FileSelector {
  const matchers = new Map<string, (path: string) => boolean>();
  const matcherOf = (hook: Hook) => {
    const key = JSON.stringify([hook.files, hook.exclude]);
    const known = matchers.get(key);
    if (known) return known;
    // Dot files count, as they do in Nx inputs.
    const matcher = picomatch([...hook.files], { dot: true, ignore: [...hook.exclude] });
    matchers.set(key, matcher);
    return matcher;
  };
  const inProject = (hook: Hook, root: ProjectRoot) => {
    const matches = matcherOf(hook);
    const start = root === '.' ? 0 : root.length + 1;
    return workspace.filesOf(root).filter((file) => matches(file.slice(start)));
  };
  return {
    checked: (hook, root) =>
      hook.scope === 'workspace' ? workspace.files.filter((file) => matcherOf(hook)(file)) : inProject(hook, root),
  };
}
