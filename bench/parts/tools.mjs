// ESLint and Prettier over 33 projects and 600 files, nothing known: hookgraph against one raw process over the same
// files, and against what runs them project by project.
import { join } from 'node:path';
import { attempt, installPeer } from '../rig/installations.mjs';
import { files, manyProjects, projects } from '../rig/many-projects.mjs';
import { alternate, compareRounds, measure, median } from '../rig/measure.mjs';
import { nxPerProject, peerWorkspace, runPeers, touch } from '../rig/peer-configs.mjs';
import { forget, nx, plainEnvironment, program } from '../rig/workspace.mjs';

const touched = 'libs/p7/src/f3.ts';

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
  const peerRoot = withPeers ? peerWorkspace(join(folder, 'tools-peers'), installation) : null;
  const times = alternate(rounds, {
    'raw eslint': rawEslint,
    'hookgraph eslint': () => fresh('run-many', '-t', 'quality--eslint'),
    'raw prettier': rawPrettier,
    'hookgraph prettier': () => fresh('run-many', '-t', 'quality--prettier'),
    'hookgraph both': () => fresh('run-many', '-t', 'quality'),
    ...(peerRoot === null ? {} : { 'nx run-commands': () => (forget(peerRoot), nx(peerRoot, nxPerProject)) }),
    'nx show projects': () => fresh('show', 'projects'),
  });
  const peers =
    peerRoot === null
      ? {}
      : {
          'nx run-commands': { cold: median(times['nx run-commands']), touched: touchedUnderNx(peerRoot) },
          ...otherPeers(peerRoot, { shared, folder, installation, say }),
        };
  const command = 'node bench/run.mjs --only tools';
  const cold = (what, ratio) => ({
    work: `${what} over ${projects} projects and ${files} files, cold, against one raw process`,
    value: compareRounds(times, ratio),
    limit: 1.15,
    unit: 'x',
    command,
  });
  return {
    raw: { times, peers },
    rows: [
      cold('ESLint and Prettier', (each) => each['hookgraph both'] / (each['raw eslint'] + each['raw prettier'])),
      cold('ESLint', (each) => each['hookgraph eslint'] / each['raw eslint']),
      cold('Prettier', (each) => each['hookgraph prettier'] / each['raw prettier']),
      ...(peerRoot === null
        ? []
        : [
            {
              work: 'the same two tools, cold, as fast as Nx per project (`nx:run-commands`)',
              value: compareRounds(times, (each) => each['nx run-commands'] / each['hookgraph both']),
              limit: 4,
              unit: 'x',
              isAtLeast: true,
              command,
            },
          ]),
    ],
  };
}

function touchedUnderNx(root) {
  touch(root, touched, 'nx');
  const { wall, cpu } = nx(root, nxPerProject);
  return { wall, cpu };
}

/** Each once: most take several times as long. */
function otherPeers(root, { shared, folder, installation, say }) {
  const peers = runPeers(root, { shared, installation, touched, say });
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
