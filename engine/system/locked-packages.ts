import { join } from 'node:path';
import { foldersUp } from '../hooks/folders';
import type { ProjectRoot } from '../hooks/brand';
import { parseJsonObject } from '../hooks/json';
import { once, onceEach } from '../hooks/once';
import { packagesIn } from './packages-in';
import type { FileSystem } from './ports';

/**
 * `exact`: the name tells which version a project gets; `vague`: it is there, but the name does not tell; `absent`: it
 * is not there at all.
 */
export type Locked = 'exact' | 'vague' | 'absent';

/**
 * What the lock file knows of a package. The task runner refuses to run anything at all when a task names a package
 * that its graph does not have, and it builds that part of the graph from the lock file; of several versions it takes
 * the one at the root.
 * @param lockFile the one that it reads, relative to the workspace root
 */
export function lockedPackages(
  root: string,
  lockFile: string,
  disk: Pick<FileSystem, 'readText' | 'list'>,
): (name: string, project: ProjectRoot) => Locked {
  // A binary one tells nothing.
  const text = once(() => disk.readText(join(root, lockFile)) ?? '');
  const isLocked = onceEach((name: string) => marksOf(name).some((mark) => text().includes(mark)));
  const installedIn = onceEach((folder: string) => new Set(packagesIn(join(root, folder, 'node_modules'), disk)));
  const versionIn = onceEach((path: string) => {
    const { version } = parseJsonObject(disk.readText(join(root, path, 'package.json')) ?? '{}');
    return typeof version === 'string' ? version : null;
  });

  return (name, project) => {
    // A lock file that is not text, or none.
    if (!isLocked(name)) return foldersUp(project).some((folder) => installedIn(folder).has(name)) ? 'vague' : 'absent';
    const own = foldersUp(project).find((folder) => folder !== '.' && installedIn(folder).has(name));
    if (own === undefined) return 'exact';
    const shared = versionIn(`node_modules/${name}`);
    const isSame =
      shared === null ? versionsOf(name, text()).size <= 1 : shared === versionIn(`${own}/node_modules/${name}`);
    return isSame ? 'exact' : 'vague';
  };
}

/** How lock files of npm, yarn, pnpm and bun begin to speak of a package. */
function marksOf(name: string): readonly string[] {
  return [
    `"node_modules/${name}": {`,
    `\n"${name}@`,
    `\n${name}@`,
    `'${name}@`,
    ` ${name}@`,
    `/${name}@`,
    `"${name}": ["${name}@`,
  ];
}

/** Versions in a lock file of pnpm or bun, whose projects have packages that the root does not have. */
function versionsOf(name: string, text: string): ReadonlySet<string> {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = text.matchAll(new RegExp(`['"/ ]${escaped}@(\\d[^'":(,\\s]*)`, 'g'));
  return new Set([...found].map(([, version]) => version ?? ''));
}
