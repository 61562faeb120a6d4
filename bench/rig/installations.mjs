// What a run of the benchmarks installs from the npm registry, in folders of its own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { write } from './workspace.mjs';

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Tools at the versions that this repository is developed with. */
const tools = ['nx', '@nx/devkit', 'eslint', '@eslint/js', 'typescript', 'typescript-eslint', 'prettier'];

/** Peers, each in a folder of its own: one that cannot be installed keeps nobody else away. */
const peers = {
  turbo: { turbo: '^2.11.0' },
  lage: { lage: '^2.17.0' },
  lefthook: { lefthook: '^2.2.0' },
  prek: { '@j178/prek': '^0.5.0' },
  'lint-staged': { 'lint-staged': '^16.4.0' },
  // It has no version for Nx 24 yet, so it brings its own Nx.
  '@nx/eslint': { nx: '23.3.1', '@nx/eslint': '23.3.1', '@nx/js': '23.3.1', ...versionsOf(tools.slice(2)) },
};

/** The packed hookgraph beside Nx and the tools; a folder with node_modules. */
export function installHookgraph(folder) {
  const place = join(folder, 'hookgraph');
  mkdirSync(place, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', place], {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(packed);
  install(place, { hookgraph: `file:./${filename}`, ...versionsOf(tools) });
  return place;
}

/** The folder of a peer, or in words why it is not there. */
export function installPeer(folder, name) {
  const place = join(folder, 'peers', name.replace('/', '+'));
  try {
    if (!existsSync(join(place, 'package-lock.json'))) install(place, peers[name]);
    return { place };
  } catch (error) {
    return { trouble: `cannot be installed: ${firstLine(error)}` };
  }
}

/** What a peer took, or in words why it did not run. */
export function attempt(work) {
  try {
    const { wall, cpu, trouble } = work();
    return trouble === undefined ? { wall, cpu } : { trouble };
  } catch (error) {
    return { trouble: `did not run: ${firstLine(error)}` };
  }
}

function firstLine(error) {
  return String(error instanceof Error ? error.message : error)
    .split('\n')
    .slice(0, 2)
    .join(' ');
}

function install(place, dependencies) {
  write(place, { 'package.json': { name: 'bench', version: '1.0.0', private: true, devDependencies: dependencies } });
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: place,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

function versionsOf(names) {
  return Object.fromEntries(
    names.map((name) => {
      const { version } = JSON.parse(readFileSync(join(repository, 'node_modules', name, 'package.json'), 'utf8'));
      return [name, version];
    }),
  );
}
