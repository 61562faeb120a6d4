import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Environment, InputPipe, ProcessEnd, ProcessSpec } from './ports';

/** A child whose output is read through pipes. */
export type Program = ChildProcess & { readonly stdout: Readable; readonly stderr: Readable };

type Started = { readonly kind: 'started'; readonly program: Program; readonly group: number };

/** Starts a program as the leader of a process group of its own, without a shell. */
export async function startProcess(
  { file, args, cwd, stdin }: ProcessSpec,
  env: Environment,
): Promise<Started | (ProcessEnd & { readonly kind: 'not-started' })> {
  try {
    const child = spawn(file, args, {
      cwd,
      env: { ...env },
      detached: true,
      stdio: [stdin === null ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    if (child.pid === undefined) throw await new Promise((resolve) => child.once('error', resolve));
    if (stdin !== null && child.stdin !== null) give(child.stdin, stdin);
    return { kind: 'started', program: child as Program, group: child.pid };
  } catch (error) {
    // Some reasons are thrown (an argument list that is too long), others come as an event (no such program).
    const { code = 'UNKNOWN', message } = error as NodeJS.ErrnoException;
    return { kind: 'not-started', code, detail: message };
  }
}

function give(to: Writable, stdin: string | ((pipe: InputPipe) => void)): void {
  // A program need not read what it is given.
  to.on('error', () => undefined);
  if (typeof stdin === 'string') to.end(stdin);
  else stdin({ write: (text) => void to.write(text), end: () => void to.end() });
}
