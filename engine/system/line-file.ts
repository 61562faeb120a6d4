import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file to which lines are added. Several processes may do so at once: each line is one write at the end. */
export interface LineFile {
  add(line: string): void;
  close(): void;
}

/**
 * @param path absolute
 * @param onTrouble told once, with what the system says; then nothing more is written
 */
export function lineFile(path: string, onTrouble: (detail: string) => void): LineFile {
  let handle: number | null | 'broken' = null;
  const attempt = (write: () => void) => {
    try {
      write();
    } catch (error) {
      handle = 'broken';
      onTrouble(error instanceof Error ? error.message : String(error));
    }
  };
  return {
    add(line) {
      if (handle === 'broken') return;
      attempt(() => {
        if (handle === null) {
          mkdirSync(dirname(path), { recursive: true });
          handle = openSync(path, 'a');
        }
        if (typeof handle === 'number') writeSync(handle, `${line}\n`);
      });
    },
    close() {
      if (typeof handle === 'number') closeSync(handle);
      handle = 'broken';
    },
  };
}
