import process from 'node:process';
import { createInterface } from 'node:readline/promises';

/** Puts a question to the person at the terminal; `null`: nobody is there to answer. */
export type Ask = (question: string) => Promise<string | null>;

/** Nobody is there without a terminal, in CI, and where Nx was told `--no-interactive`. */
export const askPerson: Ask = async (question) => {
  const { argv, env, stdin, stdout } = process;
  const isUnwanted = argv.includes('--no-interactive') || argv.includes('--interactive=false');
  const isCi = env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false';
  if (!stdin.isTTY || !stdout.isTTY || isUnwanted || isCi) return null;
  const terminal = createInterface({ input: stdin, output: stdout });
  terminal.once('SIGINT', () => process.exit(130));
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
};
