import { rmSync } from 'node:fs';

/** Removes a file if it is there and may be removed. @param path absolute path */
export function removeFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A disk that is read-only keeps what it has.
  }
}
