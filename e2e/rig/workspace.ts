import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nxEnvironment } from './environment';
import { runFolder } from './folders';
import { linkTree } from './link-tree';
import type { NxRelease } from './nx-versions';
import { readResults, type Results } from './results';
import { start, type Run, type Running } from './run';
import { templateFolder } from './template';
import { startInTerminal, type Terminal } from './terminal';

export interface WorkspaceSpec {
  readonly nx: NxRelease;
  /** Content by path; goes into the first commit. */
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** node_modules as a folder of its own, as a symbolic link, or left to the test, the manifest and lock file too. */
  readonly modules?: 'own' | 'link' | 'none';
  /** The Node that Nx runs under; that of the tests if absent. */
  readonly node?: string;
}

export interface Workspace {
  readonly root: string;
  /** Runs `nx` to its end. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Run>;
  /** Starts `nx` and leaves the rest to the test. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Running;
  /** Starts `nx` in a terminal. */
  startInTerminal(args: readonly string[]): Terminal;
  write(file: string, text: string): void;
  read(file: string): string;
  remove(file: string): void;
  git(...args: readonly string[]): string;
  commit(): void;
  results(): Results;
  /** What the fixtures' programs wrote down since the last call: one line for each start of one. */
  calls(): readonly string[];
  dispose(): void;
}

const ignored = 'node_modules\n.nx\n.hookgraph\n';

/** A real Nx workspace with git, in a folder of its own: `<temporary>/root`, with `calls.log` and `home` beside it. */
export function createWorkspace({
  nx,
  files,
  env = {},
  modules = 'own',
  node = process.execPath,
}: WorkspaceSpec): Workspace {
  const outer = mkdtempSync(join(runFolder(), 'ws-'));
  const [root, home, log] = [join(outer, 'root'), join(outer, 'home'), join(outer, 'calls.log')];
  const template = templateFolder(nx);
  const environment = { ...nxEnvironment(home, node), ...env };
  let usedDaemon = false;

  mkdirSync(home);
  mkdirSync(root);
  if (modules === 'link') symlinkSync(join(template, 'node_modules'), join(root, 'node_modules'));
  if (modules === 'own') linkTree(join(template, 'node_modules'), join(root, 'node_modules'));

  const startNx = (args: readonly string[], more: Readonly<Record<string, string>> = {}): Running => {
    usedDaemon ||= more['NX_DAEMON'] === 'true';
    return start({ file: node, args: [nxProgram(root), ...args], cwd: root, env: { ...environment, ...more } });
  };
  const workspace: Workspace = {
    root,
    run: (args, more) => startNx(args, more).ended,
    start: startNx,
    startInTerminal: (args) =>
      startInTerminal({ file: node, args: [nxProgram(root), ...args], cwd: root, env: environment }),
    write: (file, text) => {
      const path = join(root, file);
      mkdirSync(dirname(path), { recursive: true });
      // Files of node_modules are links into the template: they are replaced, never changed.
      rmSync(path, { force: true });
      writeFileSync(path, text);
    },
    read: (file) => readFileSync(join(root, file), 'utf8'),
    remove: (file) => rmSync(join(root, file), { recursive: true }),
    git: (...args) => execFileSync('git', [...author, ...args], { cwd: root, env: environment, encoding: 'utf8' }),
    commit: () => {
      workspace.git('add', '--all');
      workspace.git('commit', '--quiet', '--allow-empty', '--message', 'a change');
    },
    results: () => readResults(root),
    calls: () => {
      if (!existsSync(log)) return [];
      const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
      rmSync(log);
      return lines;
    },
    dispose: () => {
      if (usedDaemon)
        execFileSync(node, [nxProgram(root), 'daemon', '--stop'], { cwd: root, env: environment, stdio: 'ignore' });
      rmSync(outer, { recursive: true, force: true, maxRetries: 30, retryDelay: 200 });
    },
  };

  const initial = { '.gitignore': ignored, ...(modules === 'none' ? {} : lockfileOf(template)), ...files };
  for (const [file, text] of Object.entries(initial)) workspace.write(file, text);
  workspace.git('init', '--quiet', '--initial-branch=main');
  workspace.commit();
  return workspace;
}

const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

function lockfileOf(template: string): Readonly<Record<string, string>> {
  const names = ['package.json', 'package-lock.json'];
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(template, name), 'utf8')]));
}

/** Not by `node_modules/.bin`, where some package managers put a shell script. */
function nxProgram(root: string): string {
  const { bin } = JSON.parse(readFileSync(join(root, 'node_modules/nx/package.json'), 'utf8'));
  return join(root, 'node_modules/nx', bin.nx);
}
