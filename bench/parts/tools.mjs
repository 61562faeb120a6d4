// ESLint and Prettier over 33 projects and 600 files, nothing known: hookgraph against one raw process over the same
// files, and against what runs them project by project.
import { join } from 'node:path';
import { attempt, installPeer } from '../rig/installations.mjs';
import { files, manyProjects, projects } from '../rig/many-projects.mjs';
import { alternate, measure, median } from '../rig/measure.mjs';
import { peerWorkspace, runPeers } from '../rig/peer-configs.mjs';
import { forget, nx, plainEnvironment, program } from '../rig/workspace.mjs';

export async function tools({ folder, shared, installation, rounds, withPeers, say }) {
  const root = manyProjects(join(folder, 'tools'), installation, { plugin: true });
  const fresh = (...args) => {
    forget(root);
    return nx(root, args);
  };
  const raw = (name, ...args) => measure([...program(root, name), ...args], { cwd: root, env: plainEnvironment(root) });
  const rawEslint = () => raw('eslint', 'libs');
  const rawPrettier = () => raw('prettier', '--check', 'libs/**/*.ts');
  // The first start of a copy reads everything from disk.
  rawEslint();
  fresh('run-many', '-t', 'quality');
  const times = alternate(rounds, {
    'raw eslint': rawEslint,
    'hookgraph eslint': () => fresh('run-many', '-t', 'quality--eslint'),
    'raw prettier': rawPrettier,
    'hookgraph prettier': () => fresh('run-many', '-t', 'quality--prettier'),
    'hookgraph both': () => fresh('run-many', '-t', 'quality'),
    'nx show projects': () => fresh('show', 'projects'),
  });
  times['raw both'] = times['raw eslint'].map(({ wall, cpu }, round) => ({
    wall: wall + times['raw prettier'][round].wall,
    cpu: cpu + times['raw prettier'][round].cpu,
  }));
  const peers = withPeers ? allPeers({ shared, folder, installation, say }) : {};
  const of = (name) => median(times[name]);
  const command = 'node bench/run.mjs --only tools';
  const cold = (name, what) => ({
    work: `${what} over ${projects} projects and ${files} files, cold, against one raw process`,
    value: of(`hookgraph ${name}`).wall / of(`raw ${name}`).wall,
    limit: 1.15,
    unit: 'x',
    command,
  });
  const nxTimes = peers['nx run-commands']?.cold;
  return {
    raw: { times, peers },
    rows: [
      cold('both', 'ESLint and Prettier'),
      cold('eslint', 'ESLint'),
      cold('prettier', 'Prettier'),
      ...(nxTimes?.wall === undefined
        ? []
        : [
            {
              work: 'the same two tools, cold, as fast as Nx per project (`nx:run-commands`)',
              value: nxTimes.wall / of('hookgraph both').wall,
              limit: 4,
              unit: 'x',
              isAtLeast: true,
              command,
            },
          ]),
    ],
  };
}

/** Each once: they take ten times as long. */
function allPeers({ shared, folder, installation, say }) {
  const root = peerWorkspace(join(folder, 'tools-peers'), installation);
  const peers = runPeers(root, { shared, installation, touched: 'libs/p7/src/f3.ts', say });
  const { place, trouble } = installPeer(shared, '@nx/eslint');
  const cold = trouble === undefined ? attempt(() => nxEslint(folder, place)) : { trouble };
  say(`@nx/eslint: ${cold.trouble ?? `${cold.wall} ms`}`);
  return { ...peers, '@nx/eslint (ESLint alone, Nx 23.3)': { cold } };
}

/** The inferred targets of Nx's own ESLint plugin, under the Nx that it is made for. */
function nxEslint(folder, place) {
  const plugins = [{ plugin: '@nx/eslint/plugin', options: { targetName: 'eslint' } }];
  const root = manyProjects(join(folder, 'tools-nx-eslint'), place, {
    plugin: false,
    extra: { 'nx.json': { analytics: false, neverConnectToCloud: true, plugins } },
  });
  return nx(root, ['run-many', '-t', 'eslint']);
}
