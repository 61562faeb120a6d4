import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, digest, repository, tarball } from './folders';
import { npm } from './npm';
import { nxVersions, type NxRelease } from './nx-versions';

/** Real tools in the workspaces of the tests, besides Nx itself. */
const tools = { '@eslint/js': '^9.39.0', eslint: '^9.39.0', prettier: '^3.6.0', typescript: '~5.9.3' };

/** Installed once for each release and set of dependencies; afterwards only hookgraph's own files are put in anew. */
export function prepareTemplate(nx: NxRelease): void {
  const folder = freshFolder(nx);
  if (!existsSync(folder)) install(nx, folder);
  process.env[variable(nx)] = folder;
  const installed = join(folder, 'node_modules/hookgraph');
  rmSync(installed, { recursive: true });
  mkdirSync(installed);
  execFileSync('tar', ['-xzf', tarball(), '-C', installed, '--strip-components=1']);
  copyFileSync(tarball(), join(folder, 'hookgraph.tgz'));
}

/** Where a workspace of this release takes its node_modules, package.json and lockfile from. */
export function templateFolder(nx: NxRelease): string {
  const folder = process.env[variable(nx)];
  if (folder === undefined) throw new Error(`The global setup has not prepared Nx ${nx}.`);
  return folder;
}

/** Workers inherit it, so that a run stays with what it began with, whatever happens to package.json meanwhile. */
const variable = (nx: NxRelease): string => `HOOKGRAPH_E2E_TEMPLATE_${nx.replace('.', '_')}`;

function freshFolder(nx: NxRelease): string {
  return join(
    cacheFolder,
    'templates',
    `${nx}-${digest(JSON.stringify([manifest(nx), ownDependencies()])).slice(0, 12)}`,
  );
}

function install(nx: NxRelease, folder: string): void {
  removeOutdated(nx);
  const unfinished = `${folder}.${process.pid}`;
  try {
    mkdirSync(unfinished, { recursive: true });
    writeFileSync(join(unfinished, 'package.json'), `${JSON.stringify(manifest(nx), null, 2)}\n`);
    copyFileSync(tarball(), join(unfinished, 'hookgraph.tgz'));
    npm(unfinished, 'install');
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function removeOutdated(nx: NxRelease): void {
  const templates = join(cacheFolder, 'templates');
  mkdirSync(templates, { recursive: true });
  const outdated = readdirSync(templates).filter((name) => name.startsWith(`${nx}-`));
  for (const name of outdated) rmSync(join(templates, name), { recursive: true, force: true });
}

function manifest(nx: NxRelease): object {
  const devDependencies = {
    ...tools,
    '@nx/devkit': nxVersions[nx],
    hookgraph: 'file:hookgraph.tgz',
    nx: nxVersions[nx],
  };
  return { name: 'workspace', private: true, license: 'MIT', devDependencies };
}

function ownDependencies(): unknown {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  return [manifest['dependencies'], manifest['peerDependencies']];
}
