// Trivial hook tasks: hookgraph against a bare Nx batch executor that only starts the same commands, and against the
// ways that start a process of their own for each task.
import { join } from 'node:path';
import { attempt, installPeer } from '../rig/installations.mjs';
import { alternate, compareRounds, measure } from '../rig/measure.mjs';
import { hookNames, packageWorkspace, withBareExecutor } from '../rig/packages.mjs';
import { createWorkspace, forget, nx, plainEnvironment, program } from '../rig/workspace.mjs';

const sizes = [
  { projects: 50, hooks: 4, limits: { cold: 1.15, warm: 1.1 }, withPeers: true },
  { projects: 300, hooks: 10, limits: { cold: 1.15, warm: 1.05 }, withPeers: false },
];

export async function tasks({ folder, shared, installation, rounds, withPeers, say }) {
  const raw = {};
  const rows = [];
  for (const { projects, hooks, limits, withPeers: hasPeers } of sizes) {
    const count = projects * hooks;
    const place = join(folder, `${count}`);
    const modules = withBareExecutor(join(place, 'modules'), installation, hooks);
    const ways = {
      hookgraph: packageWorkspace(join(place, 'hookgraph'), modules, { plugin: 'hookgraph', projects, hooks }),
      bare: packageWorkspace(join(place, 'bare'), modules, { plugin: 'bare', projects, hooks }),
    };
    const run = (root) => nx(root, ['run-many', '-t', 'quality']);
    const cold = (root) => (forget(root), run(root));
    // The first start of a copy reads everything from disk.
    if (count < 1000) for (const root of Object.values(ways)) cold(root);
    const times = { cold: {}, warm: {} };
    const measured = alternate(
      // Runs of one or two seconds swing by more than what is to be seen.
      count > 1000 ? rounds : 4 * rounds,
      Object.fromEntries(
        Object.entries(ways).flatMap(([name, root]) => [
          [`${name} cold`, () => cold(root)],
          [`${name} warm`, () => run(root)],
        ]),
      ),
    );
    for (const [name, values] of Object.entries(measured)) {
      const [way, temperature] = name.split(' ');
      times[temperature][way] = values;
    }
    raw[count] = {
      times,
      peers: withPeers && hasPeers ? runPeers({ shared, place, installation, projects, hooks, say }) : {},
    };
    for (const temperature of ['cold', 'warm']) {
      rows.push({
        work: `${count.toLocaleString('en')} trivial tasks, ${temperature}, against a bare Nx batch executor`,
        value: compareRounds(times[temperature], ({ hookgraph, bare }) => hookgraph / bare),
        unit: 'x',
        limit: limits[temperature],
        command: 'node bench/run.mjs --only tasks',
      });
    }
  }
  return { raw, rows };
}

/** Once each, cold and warm. */
function runPeers({ shared, place, installation, projects, hooks, say }) {
  const scripts = Object.fromEntries(hookNames(hooks).map((name) => [name, 'true']));
  const targets = Object.fromEntries(
    hookNames(hooks).map((name) => [name, { command: 'true', cache: true, inputs: ['{projectRoot}/**/*.txt'] }]),
  );
  const root = createWorkspace(join(place, 'peers'), installation, {
    'package.json': { name: 'bench', private: true, packageManager: 'npm@10.0.0', workspaces: ['packages/*'] },
    'turbo.json': { tasks: Object.fromEntries(hookNames(hooks).map((name) => [name, {}])) },
    'lage.config.js': `module.exports = { pipeline: ${JSON.stringify(Object.fromEntries(hookNames(hooks).map((name) => [name, []])))} };\n`,
    ...Object.fromEntries(
      Array.from({ length: projects }, (_, p) => [
        [
          `packages/p${p}/package.json`,
          { name: `p${p}`, version: '1.0.0', private: true, scripts, nx: { includedScripts: [], targets } },
        ],
        [`packages/p${p}/a.txt`, `${p}\n`],
      ]).flat(),
    ),
  });
  const run = (at, name, args) => measure([...program(at, name), ...args], { cwd: root, env: plainEnvironment(root) });
  const ways = {
    'nx run-commands': () => run(installation, 'nx', ['run-many', '-t', ...hookNames(hooks)]),
    turbo: (at) => run(at, 'turbo', ['run', ...hookNames(hooks)]),
    lage: (at) => run(at, 'lage', hookNames(hooks)),
  };
  const done = {};
  for (const [name, way] of Object.entries(ways)) {
    const { place: at, trouble } = name.startsWith('nx ') ? {} : installPeer(shared, name);
    forget(root);
    const twice = trouble === undefined ? { cold: attempt(() => way(at)), warm: attempt(() => way(at)) } : { trouble };
    done[name] = twice;
    say(
      `${name}: ${trouble ?? `cold ${twice.cold.trouble ?? twice.cold.wall} ms, warm ${twice.warm.trouble ?? twice.warm.wall} ms`}`,
    );
  }
  return done;
}
