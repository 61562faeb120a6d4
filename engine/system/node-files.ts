import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import type { FileSystem } from './ports';
import { removeUnfinished } from './remove-unfinished';

/** The real disk. */
export const nodeFiles: FileSystem = {
  read: (path) => orNull(() => fs.readFileSync(path)),
  readText: (path) => orNull(() => (isThere(path) ? fs.readFileSync(path, 'utf8') : null)),
  readHead(path, bytes) {
    const handle = orNull(() => fs.openSync(path, 'r'));
    if (handle === null) return '';
    try {
      const buffer = Buffer.alloc(bytes);
      return buffer.toString('latin1', 0, fs.readSync(handle, buffer, 0, bytes, 0));
    } finally {
      fs.closeSync(handle);
    }
  },
  stat(path) {
    const stat = orNull(() => fs.lstatSync(path, { throwIfNoEntry: false }));
    if (!stat) return null;
    const { size, mtimeMs, ctimeMs, ino } = stat;
    return {
      size,
      mtimeMs,
      ctimeMs,
      ino,
      isFile: stat.isFile(),
      isDirectory: stat.isDirectory(),
      isSymbolicLink: stat.isSymbolicLink(),
    };
  },
  list: (path) => orNull(() => (isThere(path) ? fs.readdirSync(path).sort() : [])) ?? [],
  entries(path) {
    const folders: string[] = [];
    const links: string[] = [];
    const found = orNull(() => (isThere(path) ? fs.readdirSync(path, { withFileTypes: true }) : []));
    for (const entry of found ?? []) {
      if (unread.has(entry.name)) continue;
      if (entry.isDirectory()) folders.push(entry.name);
      else if (entry.isSymbolicLink()) links.push(entry.name);
    }
    return { folders: folders.sort(), links: links.sort() };
  },
  realpath: (path) => orNull(() => fs.realpathSync.native(path)),
  removeUnfinished,
  writeAtomic(path, content) {
    const temporary = `${path}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      writeInFolder(temporary, content);
      fs.renameSync(temporary, path);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw error;
    }
  },
};

function writeInFolder(path: string, content: string | Buffer | Generator<string>): void {
  const handle = openInFolder(path);
  try {
    const parts = typeof content === 'string' || Buffer.isBuffer(content) ? [content] : content;
    for (const part of parts) fs.writeFileSync(handle, part);
  } finally {
    fs.closeSync(handle);
  }
}

/** Makes the folder only where it is missing: mostly it is there. */
function openInFolder(path: string): number {
  try {
    return fs.openSync(path, 'w');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    fs.mkdirSync(dirname(path), { recursive: true });
    return fs.openSync(path, 'w');
  }
}

/** What packages, git, Nx and we ourselves keep in a workspace: none of it is looked through, and it changes with a run. */
const unread: ReadonlySet<string> = new Set(['node_modules', '.git', '.nx', '.hookgraph']);

/** Most of what is looked for is not there, and an exception takes ten times as long as these answers. */
function isThere(path: string): boolean {
  // The first also says no where it may not look; the second throws then.
  return fs.existsSync(path) || fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (isAnswer.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** Nothing is there, in several words; anything else (EACCES, EIO) must not pass for it. A link may lead to itself. */
const isAnswer = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP']);
