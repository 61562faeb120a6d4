import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeFile } from './remove-file';

/** What `writeAtomic` writes before it renames: the file that it is to become, the process, and a part of its own. */
const unfinished = /\.(?<pid>\d+)\.[0-9a-f]{12}\.tmp$/;

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Removes what a process that was killed while it wrote into a folder has left there: what is a day old, and what is a
 * minute old where the process is gone. A process of another container, which cannot be seen, is long done by then.
 * @param folder absolute path
 * @param now epoch milliseconds
 */
export function removeUnfinished(folder: string, now: number): void {
  for (const name of namesIn(folder)) {
    const pid = unfinished.exec(name)?.groups?.['pid'];
    if (pid === undefined) continue;
    const path = join(folder, name);
    const age = now - (lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > day || (age > minute && isGone(Number(pid)))) removeFile(path);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // That of another user cannot be asked, but is there.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
