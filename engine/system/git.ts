import { execFile } from 'node:child_process';
import type { Environment } from './ports';

/** What git prints, or `null`: no git, no repository, or git says no. */
export function runGit(cwd: string, args: readonly string[], env: Environment): Promise<string | null> {
  // Inside a git hook GIT_DIR and GIT_INDEX_FILE point elsewhere; the question is about the folder.
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
  return new Promise((resolve) => {
    execFile('git', [...args], { cwd, env: clean, encoding: 'utf8', maxBuffer: 1024 ** 3 }, (error, stdout) =>
      resolve(error ? null : stdout),
    );
  });
}
