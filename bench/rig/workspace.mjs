// Workspaces that Nx, hookgraph and the peers run in.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { measure } from './measure.mjs';

/** Writes files: texts as they are, anything else as JSON. */
export function write(root, files) {
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  }
}

let forgotten = 0;

/**
 * Nothing is left of earlier runs, or of the given folders. They are moved away, not deleted: for half a minute ext4 passes
 * over every inode that was just freed when it looks for one, which a fresh clone does not pay for.
 */
export function forget(root, folders = ['.nx', '.hookgraph', '.turbo', 'node_modules/.cache']) {
  const away = join(dirname(root), 'forgotten');
  mkdirSync(away, { recursive: true });
  for (const name of folders.filter((folder) => existsSync(join(root, folder)))) {
    renameSync(join(root, name), join(away, `${process.pid}-${forgotten++}`));
  }
}

/**
 * A committed workspace with the packages of an installation.
 * @param installation folder with node_modules and, perhaps, package-lock.json
 */
export function createWorkspace(root, installation, files) {
  write(root, {
    'nx.json': { analytics: false, neverConnectToCloud: true, plugins: [] },
    '.gitignore': '.nx\n.hookgraph\n.turbo\nnode_modules\n',
    ...files,
  });
  symlinkSync(join(installation, 'node_modules'), join(root, 'node_modules'));
  const lock = join(installation, 'package-lock.json');
  if (existsSync(lock)) copyFileSync(lock, join(root, 'package-lock.json'));
  commit(root);
  return root;
}

export function commit(root) {
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  if (!existsSync(join(root, '.git'))) git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'all');
}

/** A program of an installed package, to be started with Node and not through a shell script. */
export function program(root, name, bin = name) {
  const folder = join(root, 'node_modules', name);
  const { bin: declared } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [process.execPath, join(folder, typeof declared === 'string' ? declared : declared[bin])];
}

/** Runs Nx in a workspace, as CI does: no daemon, no terminal. */
export function nx(root, args, { exits, env = {} } = {}) {
  return measure([...program(root, 'nx'), ...args], { cwd: root, exits, env: { ...plainEnvironment(root), ...env } });
}

/** Little of the machine's own environment, so that two machines measure the same. */
export function plainEnvironment(root) {
  return {
    PATH: process.env.PATH,
    HOME: join(dirname(root), 'home'),
    CI: 'true',
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_CACHE_DIRECTORY: join(root, '.nx/cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(root, '.nx/workspace-data'),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  };
}
