import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { failure, success, type Result } from '../hooks/result';

/** Lines on disk that any number of processes append to and that never grow past a bound. */
export interface AppendLog {
  /** In words, for warnings. */
  readonly place: string;
  /** Adds one line, which must not contain a newline. Whole or not at all, as far as readers can see. */
  append(line: string): Result<null, string>;
  /** All lines, oldest first; what a killed writer left is among them as it is. */
  lines(): Result<readonly string[], string>;
  clear(): Result<null, string>;
}

export interface LogBounds {
  /** Bytes of all files together. */
  readonly maxBytes: number;
  /** Files that a log is cut into; whole ones are dropped, oldest first. */
  readonly parts?: number;
}

/**
 * A log in a folder: `log.ndjson`, which is appended to, and sealed parts beside it. Sealing is a rename to a name that
 * no other process chooses, so two that seal at once lose nothing; a writer that still holds the file open goes on in it.
 */
export function appendLog(folder: string, { maxBytes, parts = 5 }: LogBounds): AppendLog {
  const current = join(folder, 'log.ndjson');
  return {
    place: folder,
    append: (line) =>
      attempt(() => {
        fs.mkdirSync(folder, { recursive: true });
        // The newline in front ends what a killed writer left, so that it spoils no line but its own.
        const content = Buffer.from(`\n${line}\n`);
        if (content.length > maxBytes)
          throw new Error(`a line of ${content.length} bytes is more than the log may hold`);
        if (sizeOf(current) + content.length > maxBytes / parts) seal(folder, current);
        appendOnce(current, content);
        dropOldest(folder, current, maxBytes);
        return null;
      }),
    lines: () =>
      attempt(() =>
        [...sealedParts(folder), current]
          .flatMap((path) => readOrEmpty(path).split('\n'))
          .filter((line) => line !== ''),
      ),
    clear: () =>
      attempt(() => {
        for (const path of [...sealedParts(folder), current]) fs.rmSync(path, { force: true });
        return null;
      }),
  };
}

/** One `write` with O_APPEND: the system puts it at the end as a whole, whoever else writes. */
function appendOnce(path: string, content: Buffer): void {
  const handle = fs.openSync(path, 'a');
  try {
    const written = fs.writeSync(handle, content);
    // The rest in a second write could land inside somebody else's line.
    if (written < content.length) throw new Error(`only ${written} of ${content.length} bytes fitted on the disk`);
  } finally {
    fs.closeSync(handle);
  }
}

function seal(folder: string, current: string): void {
  const time = Date.now().toString().padStart(15, '0');
  try {
    fs.renameSync(current, join(folder, `log.${time}.${randomBytes(6).toString('hex')}.ndjson`));
  } catch (error) {
    // Another process was faster, or there is nothing to seal yet.
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function dropOldest(folder: string, current: string, maxBytes: number): void {
  const sealed = sealedParts(folder).map((path) => ({ path, size: sizeOf(path) }));
  let total = sizeOf(current) + sealed.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of sealed) {
    if (total <= maxBytes) return;
    fs.rmSync(path, { force: true });
    total -= size;
  }
}

/** Oldest first. */
function sealedParts(folder: string): readonly string[] {
  try {
    const names = fs.readdirSync(folder).filter((name) => /^log\.\d{15}\.[0-9a-f]+\.ndjson$/.test(name));
    return names.sort().map((name) => join(folder, name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function readOrEmpty(path: string): string {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

function sizeOf(path: string): number {
  return fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function codeOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : '';
}

function attempt<T>(work: () => T): Result<T, string> {
  try {
    return success(work());
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}
