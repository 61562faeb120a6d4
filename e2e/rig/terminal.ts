import { spawn } from 'node:child_process';
import type { Program } from './run';
import { until } from './until';

export interface Terminal {
  /** Waits for a text on the screen, then types an answer and Return. */
  answer(question: string, text: string): Promise<void>;
  /** Exit code of the program, once it has ended, and all that it has shown. */
  readonly ended: Promise<{ readonly exitCode: number | null; readonly shown: string }>;
}

/** Whether `script` of util-linux is there, which runs a program in a terminal of its own. */
export const hasTerminal = process.platform === 'linux';

/** Starts a program as a person would: in a terminal, and not in CI. */
export function startInTerminal({ file, args, cwd, env }: Program): Terminal {
  const command = [file, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const child = spawn('script', ['-qec', `stty cols 200 rows 50; exec ${command}`, '/dev/null'], {
    cwd,
    env: { ...env, CI: 'false', TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    // Without what colours and moves the cursor.
    shown += piece.replaceAll(/\u001b\[[\d;?]*[a-zA-Z]/g, '');
  });
  return {
    async answer(question, text) {
      await until(`"${question}" is asked`, () => shown.includes(question), 60_000);
      child.stdin.write(`${text}\r`);
    },
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (exitCode) => resolve({ exitCode, shown }));
    }),
  };
}
