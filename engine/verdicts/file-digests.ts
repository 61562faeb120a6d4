import { join, relative } from 'node:path';
import type { Digest, FilePath } from '../hooks/brand';
import { onceEach } from '../hooks/once';
import type { FileStat, FileSystem } from '../system/ports';
import { digestOf, digestOfList } from './digest';

/** Contents as they were when a run first looked at them. */
export interface FileDigests {
  /** `missing` as content of a file that is not there (deleted but still tracked). */
  digest(file: FilePath): Digest;
  /** One digest of many, of their names and contents; each list is hashed once. */
  together(files: FileList): Digest;
  exists(file: FilePath): boolean;
  /** Notes how files stand, without reading them, so that `changed` can tell later. */
  note(files: FileList): void;
  /** How files stand now: each is looked at once, for whoever asks. */
  now(): FilesNow;
}

/** Files that many tasks have in common, as one list: what was found out about it is remembered by the list. */
export type FileList = readonly FilePath[];

/** The disk at one moment. */
export interface FilesNow {
  /** Of the given files, those that are no longer what they were when first looked at. */
  changed(files: FileList): FileList;
}

/** @param root absolute path of the workspace root */
export function fileDigests(root: string, files: Pick<FileSystem, 'read' | 'stat' | 'realpath'>): FileDigests {
  const seen = new Map<FilePath, Seen>();
  const noted = new Map<FilePath, FileStat | null>();
  const digestAt = (path: string, stat: FileStat | null): Digest => {
    const content = stat === null || stat.isDirectory ? null : files.read(path);
    if (content === null) return missing;
    if (stat?.isSymbolicLink !== true) return digestOf(content);
    // A link is no file of the same text: tools leave it out, or take it for what is at its other end.
    const target = files.realpath(path);
    const from = files.realpath(root) ?? root;
    return digestOfList(['link', target === null ? '' : relative(from, target), digestOf(content)]);
  };
  const look = (file: FilePath): Seen => {
    const known = seen.get(file);
    if (known) return known;
    const path = join(root, file);
    // Stat before read: a write in between shows as a newer stat later.
    const stat = files.stat(path);
    const result = { stat, digest: digestAt(path, stat) };
    seen.set(file, result);
    return result;
  };
  const isSame = (file: FilePath) => {
    const before = seen.get(file);
    const path = join(root, file);
    const stat = files.stat(path);
    if (!before) return !noted.has(file) || isUntouched(noted.get(file) ?? null, stat);
    if (isUntouched(before.stat, stat) && !stat?.isSymbolicLink) return true;
    return digestAt(path, stat) === before.digest;
  };
  return {
    digest: (file) => look(file).digest,
    together: onceEach((list) => digestOfList(list.flatMap((file) => [file, look(file).digest]))),
    note: onceEach((list) => {
      for (const file of list) {
        if (!seen.has(file) && !noted.has(file)) noted.set(file, files.stat(join(root, file)));
      }
    }),
    exists: (file) => look(file).digest !== missing,
    now() {
      const stands = onceEach(isSame);
      return { changed: onceEach((list) => list.filter((file) => !stands(file))) };
    },
  };
}

interface Seen {
  readonly stat: FileStat | null;
  readonly digest: Digest;
}

const missing = digestOf('hookgraph: no such file');

function isUntouched(a: FileStat | null, b: FileStat | null): boolean {
  if (a === null || b === null) return a === b;
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;
}
