import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';

/** Runs npm under this Node and returns what it printed; throws with its words if it fails. */
export function npm(cwd: string, ...args: readonly string[]): string {
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  return execFileSync(process.execPath, [npmCli(), ...args, ...quiet], { cwd, encoding: 'utf8', stdio: 'pipe' });
}

function npmCli(): string {
  return process.env['npm_execpath'] ?? join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
}
