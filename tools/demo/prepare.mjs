import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from './claims.mjs';
import { prepare, run } from './commands.mjs';
import { countStarts } from './starts.mjs';
import { readResults } from './results.mjs';

const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
// npm is a script for a shell on some systems; its own CLI under the same Node is the same on all.
const npm = process.env.npm_execpath ?? join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
const author = ['-c', 'user.name=demo', '-c', 'user.email=demo@example.com', '-c', 'commit.gpgsign=false'];

/** Installs, builds and packs this repository and puts the tarball into a copy of examples/monorepo inside `folder`. */
export async function prepareWorkspace(folder) {
  say('Preparing: this repository is packed as it would be published, and installed into a workspace elsewhere.');
  const root = join(folder, 'ferry');
  const npmIn = (cwd) => (title, args) => prepare(title, process.execPath, [npm, ...args], { cwd });

  if (!existsSync(join(repository, 'node_modules'))) await npmIn(repository)('npm ci (this repository)', ['ci']);
  await npmIn(repository)('npm run build', ['run', '--silent', 'build']);
  const packed = await npmIn(repository)('npm pack', ['pack', '--silent', '--pack-destination', folder]);
  const tarball = join(folder, packed.trim().split('\n').at(-1));

  cpSync(join(repository, 'examples/monorepo'), root, { recursive: true, filter: isSource });
  const git = (...args) => prepare(`git ${args[0]}`, 'git', [...author, ...args], { cwd: root });
  await git('init', '--quiet', '--initial-branch=main');
  await npmIn(root)('npm ci (the workspace)', ['ci', '--no-audit', '--no-fund']);
  await npmIn(root)(`npm i -D ${basename(tarball)}`, ['i', '-D', '--no-audit', '--no-fund', tarball]);
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'A ferry line');

  const home = join(folder, 'home');
  mkdirSync(home);
  const bin = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
  const main = join(root, 'node_modules/hookgraph/dist/cli.js');
  return {
    root,
    nx: (...args) => run(process.execPath, [bin, ...args], { cwd: root, env: nxEnvironment(home) }),
    doctor: () => run(process.execPath, [main, 'doctor'], { cwd: root, env: nxEnvironment(home) }),
    commit: (message) => git('commit', '--quiet', '--all', '--message', message),
    results: () => readResults(root),
    starts: countStarts(root, join(folder, 'starts.log')),
  };
}

const left = new Set(['node_modules', 'dist', '.nx', '.hookgraph', 'coverage']);

function isSource(path) {
  return !left.has(basename(path));
}

// Nothing of the machine's own: no daemon, no shared cache of another workspace, no terminal interface.
function nxEnvironment(home) {
  const { PATH, LANG, SystemRoot, TEMP, TMPDIR } = process.env;
  const own = { PATH, LANG, SystemRoot, TEMP, TMPDIR };
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return {
    ...given,
    HOME: home,
    FORCE_COLOR: '0',
    USERPROFILE: home,
    CI: 'true',
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
  };
}
