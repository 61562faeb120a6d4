import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles } from './node-files';
import type { Environment } from './ports';

export interface WritingProgram {
  /** Absolute path. */
  readonly file: string;
  /** @param path where the program is to write: absolute, in a folder of its own */
  args(path: string): readonly string[];
  readonly cwd: string;
  readonly env: Environment;
  /** Milliseconds. */
  readonly timeout: number;
}

/** What a program writes into `<name>`; `null`: it failed, took too long, or wrote nothing. What it prints is dropped. */
export async function writtenBy(
  name: string,
  { file, args, cwd, env, timeout }: WritingProgram,
): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'hookgraph-'));
  const path = join(folder, name);
  try {
    const options = { cwd, env: { ...env }, timeout, killSignal: 'SIGKILL', maxBuffer: 1024 ** 3 } as const;
    const isDone = await new Promise<boolean>((resolve) => {
      const child = execFile(file, [...args(path)], options, (error) => resolve(error === null));
      // Whoever waits for words on stdin is told that there are none.
      child.stdin?.end();
    });
    return isDone ? nodeFiles.readText(path) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
