// `npm run quality`: hookgraph checks itself through its own plugin. The packed package is put where npm would put it,
// so that Nx meets what users meet and not the sources.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (command, args) => execFileSync(command, args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });

if (!existsSync('dist/index.js')) run(process.execPath, ['tools/build.mjs']);
const folder = mkdtempSync(join(tmpdir(), 'hookgraph-self-'));
try {
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]));
  const target = 'node_modules/hookgraph';
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  run('tar', ['-xzf', join(folder, filename), '--strip-components=1', '-C', target]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const nx = [
  createRequire(import.meta.url).resolve('nx/bin/nx.js'),
  'run-many',
  '-t',
  'quality',
  ...process.argv.slice(2),
];
// A clone in CI may have no history, which the whole check does not need.
const doctor = ['node_modules/hookgraph/dist/cli.js', 'doctor', '--no-affected'];
const start = (args) =>
  spawnSync(process.execPath, args, { stdio: 'inherit', env: { NX_DAEMON: 'false', ...process.env } }).status ?? 1;
const exitCodes = [nx, doctor].map(start);
process.exit(exitCodes.find((exitCode) => exitCode !== 0) ?? 0);
