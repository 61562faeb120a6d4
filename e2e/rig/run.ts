import { spawn } from 'node:child_process';

export interface Run {
  /** `null` where a signal ended the program. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, in the order in which they came. */
  readonly all: string;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Run>;
  /** As Ctrl-C in a terminal: the signal goes to the whole process group. */
  signal(name: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void;
}

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a program in a process group of its own. */
export function start({ file, args, cwd, env }: Program): Running {
  const child = spawn(file, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const pid = child.pid ?? 0;
  const text = { stdout: '', stderr: '', all: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (piece: string) => {
      text[name] += piece;
      text.all += piece;
    });
  }
  const ended = new Promise<Run>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, ...text }));
  });
  return { pid, ended, signal: (name) => process.kill(-pid, name) };
}
