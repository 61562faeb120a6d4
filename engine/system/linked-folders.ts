import { join, relative, sep } from 'node:path';
import ignore from 'ignore';
import type { FilePath } from '../hooks/brand';
import { inFolder, type Folder } from '../hooks/folders';
import { isIgnored, type IgnoreFile } from './ignore-rules';
import type { FileSystem } from './ports';

/** A symbolic link to a folder. Imports and lists of files lead through it; git and the task runner do not follow. */
export interface LinkedFolder {
  readonly link: FilePath;
  /** Where it leads in the workspace; `null`: to where no change is seen, outside of it or among ignored files. */
  readonly folder: Folder | null;
}

/**
 * All links to folders in a workspace, sorted; none in folders that git ignores. Packages have rules of their own, see
 * `linkedPackages`.
 * @param root absolute path of the workspace root
 */
export function linkedFolders(
  root: string,
  disk: Pick<FileSystem, 'entries' | 'readText' | 'realpath' | 'stat'>,
): readonly LinkedFolder[] {
  const realRoot = disk.realpath(root) ?? root;
  const seen = new Set<Folder>();
  const links: FilePath[] = [];
  const visit = (folder: Folder, above: readonly IgnoreFile[]): void => {
    seen.add(folder);
    const ignores = [...above, ...rulesOf(folder, root, disk)];
    const entries = entriesOf(join(root, folder), disk);
    links.push(...entries.links.map((name) => inFolder(folder, name)));
    for (const name of entries.folders) {
      const path = inFolder(folder, name);
      if (!isIgnored(`${path}/`, ignores)) visit(path, ignores);
    }
  };
  visit('.', []);
  return links.sort().flatMap((link) => {
    const target = disk.realpath(join(root, link));
    if (target === null || disk.stat(target)?.isDirectory !== true) return [];
    const folder = relative(realRoot, target).split(sep).join('/') || '.';
    return [{ link, folder: seen.has(folder) ? folder : null }];
  });
}

function rulesOf(folder: Folder, root: string, disk: Pick<FileSystem, 'readText' | 'stat'>): readonly IgnoreFile[] {
  const path = join(root, folder, '.gitignore');
  // Asking is cheaper than reading what is mostly not there.
  const text = disk.stat(path) === null ? null : disk.readText(path);
  return text === null ? [] : [{ folder: folder === '.' ? '' : `${folder}/`, rules: ignore().add(text) }];
}

function entriesOf(path: string, disk: Pick<FileSystem, 'entries'>): ReturnType<FileSystem['entries']> {
  try {
    return disk.entries(path);
  } catch {
    // Where we may not look the tool may not either.
    return { folders: [], links: [] };
  }
}
