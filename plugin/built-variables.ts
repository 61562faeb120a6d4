import type { Folder } from '../engine/hooks/folders';
import { digestOfList } from '../engine/verdicts/digest';

/**
 * Variables that are Nx inputs in place of what is built. Git ignores that, and files that git ignores are none to Nx,
 * before 23.3 in no way: it can only be told their digest (docs/adr/0016-what-is-built-counts.md).
 */
export interface BuiltVariables {
  /** Each once, sorted. */
  readonly folders: readonly Folder[];
  /** By the name of a variable: places in `folders`. In a large workspace the same folders stand in most of them. */
  readonly variables: Readonly<Record<string, readonly number[]>>;
}

export interface BuiltRegister {
  /** The variable for what is built in these folders, the same for the same folders; `null`: there are none. */
  variableOf(folders: readonly Folder[]): string | null;
  /** All that were asked for. */
  all(): BuiltVariables;
}

export function builtRegister(): BuiltRegister {
  const known = new Map<string, readonly Folder[]>();
  return {
    variableOf(folders) {
      if (folders.length === 0) return null;
      const sorted = [...new Set(folders)].sort();
      const name = `HOOKGRAPH_BUILT_${digestOfList(sorted).slice(0, 12)}`;
      known.set(name, sorted);
      return name;
    },
    all() {
      const folders = [...new Set([...known.values()].flat())].sort();
      const places = new Map(folders.map((folder, index) => [folder, index]));
      const names = [...known.keys()].sort();
      const placesOf = (name: string) => (known.get(name) ?? []).map((folder) => places.get(folder) ?? 0);
      return { folders, variables: Object.fromEntries(names.map((name) => [name, placesOf(name)])) };
    },
  };
}
