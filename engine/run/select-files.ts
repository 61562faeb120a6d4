import picomatch from 'picomatch';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import type { Workspace } from './workspace';

/** Picks the files that a hook looks at. Remembers compiled globs and what they pick; make a new one for each run. */
export interface FileSelector {
  /** What is checked in a project; for scope `workspace` in the whole workspace. Sorted; the same list each time. */
  checked(hook: Hook, root: ProjectRoot): readonly FilePath[];
}

export function fileSelector(workspace: Workspace): FileSelector {
  const selections = new Map<string, Selection>();
  const selectionOf = ({ files, exclude }: Hook): Selection => {
    const key = JSON.stringify([files, exclude]);
    const known = selections.get(key);
    if (known) return known;
    // Dot files count, as they do in Nx inputs.
    const matches = picomatch([...files], { dot: true, ignore: [...exclude] });
    const selection = { matches, picked: new Map() };
    selections.set(key, selection);
    return selection;
  };
  const pick = (hook: Hook, root: ProjectRoot | null): readonly FilePath[] => {
    const { matches, picked } = selectionOf(hook);
    const start = root === null || root === '.' ? 0 : root.length + 1;
    const files = root === null ? workspace.files : workspace.filesOf(root);
    const found = picked.get(root) ?? files.filter((file) => matches(file.slice(start)));
    picked.set(root, found);
    return found;
  };
  return { checked: (hook, root) => pick(hook, hook.scope === 'workspace' ? null : root) };
}

interface Selection {
  readonly matches: (path: string) => boolean;
  /** By project; `null`: in the whole workspace. */
  readonly picked: Map<ProjectRoot | null, readonly FilePath[]>;
}
