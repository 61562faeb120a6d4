import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { until } from './until';

export interface SlowFile {
  /** Resolves when somebody reads the file; who does waits until `release`. */
  readonly isRead: Promise<unknown>;
  /** Lets the reader have the text, and whoever reads it afterwards. */
  release(text: string): void;
}

/** A file as on a disk that does not answer. @param path absolute */
export function slowFile(path: string): SlowFile {
  mkdirSync(dirname(path), { recursive: true });
  execFileSync('mkfifo', [path]);
  let handle: number | null = null;
  const open = () => {
    try {
      // Refused for as long as nobody reads.
      handle = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch {
      return null;
    }
    return handle;
  };
  return {
    isRead: until('the file is read', open),
    release(text) {
      rmSync(path);
      writeFileSync(path, text);
      if (handle === null) return;
      writeFileSync(handle, text);
      closeSync(handle);
    },
  };
}
