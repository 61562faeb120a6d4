import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { arch, platform } from 'node:process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from './folders';
import { npm } from './npm';

/** A package manager other than npm, as the npm registry brings it. */
export interface PackageManager {
  readonly name: string;
  readonly package: string;
  /** Its program inside of the package; started by Node unless it is a binary. */
  readonly program: string;
  readonly isBinary?: true;
  /** Arguments that make it forget the hookgraph of an earlier run; absent: it tells tarballs apart by their content. */
  readonly forget?: readonly string[];
  readonly install: readonly string[];
  readonly lock: string;
  /** What hookgraph says is to be typed where node_modules is not as the lock file says. */
  readonly installLocked: string;
  /** Arguments that put another version of a package into the root. */
  readonly add: readonly string[];
  /** Files that tell it how its workspaces are laid out; `workspaces` of package.json where there are none. */
  readonly files: Readonly<Record<string, string>>;
  /** How a package asks for another of the workspace. */
  readonly sibling: string;
}

const bun = `@oven/bun-${platform}-${arch === 'arm64' ? 'aarch64' : arch}`;

const ownCache = ['--cache-folder', join(cacheFolder, 'yarn-classic')];

export const packageManagers: readonly PackageManager[] = [
  {
    name: 'pnpm',
    package: 'pnpm@10',
    program: 'bin/pnpm.cjs',
    install: ['install', '--no-frozen-lockfile'],
    lock: 'pnpm-lock.yaml',
    installLocked: 'pnpm install --frozen-lockfile',
    add: ['add', '--save-dev', '--workspace-root'],
    files: { 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n' },
    sibling: 'workspace:*',
  },
  {
    name: 'yarn classic',
    package: 'yarn@1',
    program: 'bin/yarn.js',
    // It would take another tarball of the same version for the same, also one of another checkout.
    forget: ['cache', 'clean', 'hookgraph', ...ownCache],
    install: ['install', '--ignore-engines', ...ownCache],
    lock: 'yarn.lock',
    installLocked: 'yarn install --frozen-lockfile',
    add: ['add', '--dev', '--ignore-workspace-root-check', '--ignore-engines', ...ownCache],
    files: {},
    sibling: '1.0.0',
  },
  {
    name: 'yarn berry',
    package: '@yarnpkg/cli-dist@4',
    program: 'bin/yarn.js',
    install: ['install'],
    lock: 'yarn.lock',
    installLocked: 'yarn install --immutable',
    add: ['add', '--dev'],
    files: {
      '.yarnrc.yml': 'nodeLinker: node-modules\nenableImmutableInstalls: false\nenableTelemetry: false\n',
      'yarn.lock': '',
    },
    sibling: 'workspace:*',
  },
  {
    name: 'bun',
    package: `${bun}@1`,
    program: 'bin/bun',
    isBinary: true,
    install: ['install'],
    lock: 'bun.lock',
    installLocked: 'bun install --frozen-lockfile',
    add: ['add', '--dev'],
    files: {},
    sibling: 'workspace:*',
  },
];

/** Runs a package manager in a folder; installs the manager itself where this machine has not had it yet. */
export async function manage(manager: PackageManager, cwd: string, args: readonly string[]): Promise<void> {
  const program = join(installed(manager), manager.program);
  const [file, first] = manager.isBinary === true ? [program, []] : [process.execPath, [program]];
  await promisify(execFile)(file, [...first, ...args], { cwd, env: { ...process.env, CI: '' } });
}

function installed({ name, package: specifier }: PackageManager): string {
  const folder = join(cacheFolder, 'package-managers', name.replace(' ', '-'));
  const inside = join('node_modules', specifier.slice(0, specifier.lastIndexOf('@')));
  if (existsSync(folder)) return join(folder, inside);
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  npm(unfinished, 'install', '--prefix', unfinished, '--ignore-scripts', specifier);
  renameSync(unfinished, folder);
  return join(folder, inside);
}
