import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessSpec } from '../ports';

/** A folder in which programs leave what the test waits for. */
export interface Stage {
  readonly folder: string;
  /** What to start for a Node script; `note(text)` appends a line to notes, `stay()` keeps it running. */
  node(script: string, more?: Partial<ProcessSpec>): ProcessSpec;
  shell(script: string, more?: Partial<ProcessSpec>): ProcessSpec;
  /** Lines written by programs so far. */
  notes(): readonly string[];
  /** Resolves when there are as many lines. */
  noted(count: number): Promise<readonly string[]>;
  remove(): void;
}

const prelude = `
const { appendFileSync } = require('node:fs');
const { spawn } = require('node:child_process');
const note = (text) => appendFileSync(process.env.NOTES, text + '\\n');
const stay = () => setInterval(() => {}, 1000);
const deaf = () => { for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {}); };
const child = (script, options) => spawn(process.execPath, ['-e', process.env.PRELUDE + script], { stdio: 'ignore', ...options });
`;

export function stage(): Stage {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-processes-')));
  const log = join(folder, 'notes');
  const env = { PATH: process.env['PATH'] ?? '', NOTES: log, PRELUDE: prelude };
  const common = { cwd: folder, env, stdin: null, timeout: null, signal: new AbortController().signal };
  const notes = () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : []);
  return {
    folder,
    node: (script, more) => ({ ...common, file: process.execPath, args: ['-e', prelude + script], ...more }),
    shell: (script, more) => ({ ...common, file: '/bin/sh', args: ['-c', script], ...more }),
    notes,
    async noted(count) {
      const end = performance.now() + 10_000;
      while (notes().length < count) {
        if (performance.now() > end) throw new Error(`${count} notes were expected, there are: ${notes().join(', ')}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return notes();
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Resolves when none of them lives any more. */
export async function gone(pids: readonly (number | string)[]): Promise<void> {
  const end = performance.now() + 10_000;
  while (pids.some(isAlive)) {
    if (performance.now() > end) throw new Error(`still there: ${pids.filter(isAlive).join(', ')}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export function isAlive(pid: number | string): boolean {
  try {
    process.kill(Number(pid), 0);
  } catch {
    return false;
  }
  // A zombie waits for its parent and does nothing any more.
  if (!existsSync('/proc/self')) return true;
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    // It ended since it was asked.
    return false;
  }
}
