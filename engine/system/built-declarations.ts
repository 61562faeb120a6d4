import { join } from 'node:path';
import type { FilePath } from '../hooks/brand';
import { inFolder, type Folder } from '../hooks/folders';
import { onceEach } from '../hooks/once';
import type { FileSystem } from './ports';

/** Declarations in folders of a workspace, whether git ignores them or not. */
export interface BuiltDeclarations {
  /** Those in a folder and below, when it was first looked at; sorted. None in node_modules. */
  in(folder: Folder): readonly FilePath[];
  /** How folders stand now: each is looked at once, for whoever asks. */
  now(): BuiltNow;
}

/** The folders at one moment. */
export interface BuiltNow {
  /** Declarations that have come into a folder since it was first looked at. */
  appeared(folder: Folder): readonly FilePath[];
}

/** @param root absolute path of the workspace root */
export function builtDeclarations(root: string, disk: Pick<FileSystem, 'entries' | 'list'>): BuiltDeclarations {
  const find = (folder: Folder): readonly FilePath[] => [
    ...namesIn(() => disk.list(join(root, folder)))
      .filter((name) => /\.d\.(?:[cm]?ts|.*\.ts)$/.test(name))
      .map((name) => inFolder(folder, name)),
    ...namesIn(() => disk.entries(join(root, folder)).folders).flatMap((name) => find(inFolder(folder, name))),
  ];
  const within = onceEach((folder: Folder) => [...find(folder)].sort());
  const news = (folder: Folder): readonly FilePath[] => {
    const before = new Set(within(folder));
    return find(folder).filter((file) => !before.has(file));
  };
  return { in: within, now: () => ({ appeared: onceEach(news) }) };
}

/** Where we may not look the tool may not either. */
function namesIn(ask: () => readonly string[]): readonly string[] {
  try {
    return ask();
  } catch {
    return [];
  }
}
