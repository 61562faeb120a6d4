import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { asObject } from '../hooks/json';

/** What a folder can take. */
export interface FolderState {
  /** Why nothing can be written there: `EROFS`, `EACCES`, `ENOSPC`; `null`: a file could be written. */
  readonly trouble: string | null;
  /** Bytes that are free for us; `null`: the system does not say. */
  readonly free: number | null;
}

/** Writes a small file and removes it again: permissions alone do not tell. A folder that is missing is not made; the nearest above it is asked. */
export function probeFolder(folder: string): FolderState {
  const existing = nearest(folder);
  return { trouble: troubleOf(() => writeProbe(existing)), free: freeBytes(existing) };
}

function nearest(folder: string): string {
  const above = dirname(folder);
  return above === folder || fs.lstatSync(folder, { throwIfNoEntry: false }) !== undefined ? folder : nearest(above);
}

function writeProbe(folder: string): void {
  const probe = join(folder, `.probe-${process.pid}-${randomBytes(6).toString('hex')}`);
  try {
    fs.writeFileSync(probe, Buffer.alloc(4096), { flag: 'wx' });
  } finally {
    fs.rmSync(probe, { force: true });
  }
}

function troubleOf(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = fs.statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  const { code } = asObject(error);
  return typeof code === 'string' ? code : String(error);
}
