import { spawn } from 'node:child_process';
import { ClaimFailed } from './claims.mjs';

let running = null;

/** Stops the command that runs now, if there is one. */
export function stopCommand() {
  running?.kill('SIGTERM');
}

/** Runs a program to its end: `{ exitCode, output }`, both streams in the order in which they came. */
export function run(file, args, { cwd, env = process.env }) {
  return new Promise((resolve, reject) => {
    let output = '';
    running = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [running.stdout, running.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    running.on('error', reject);
    running.on('close', (exitCode) => {
      running = null;
      resolve({ exitCode, output });
    });
  });
}

/** Runs a step that has to succeed and is not worth showing unless it does not. */
export async function prepare(title, file, args, options) {
  console.log(`  ${title}`);
  const { exitCode, output } = await run(file, args, options);
  if (exitCode !== 0) throw new ClaimFailed(`${title}: exit code ${exitCode}\n${output}`);
  return output;
}
