// What the plugin adds to every Nx command: `nx show projects` over 2,000 projects with 20 hooks each, with the plugin
// and without it, and with a plugin that only gives each project as many targets: Nx merges them and writes them down.
import { join } from 'node:path';
import { packageWorkspace, withBareExecutor } from '../rig/packages.mjs';
import { alternate, compareRounds } from '../rig/measure.mjs';
import { forget, nx } from '../rig/workspace.mjs';

const projects = 2_000;
const hooks = 20;

export async function inference({ folder, installation, rounds }) {
  const create = (name, plugin) => packageWorkspace(join(folder, name), installation, { plugin, projects, hooks });
  const [ours, plain] = [create('hookgraph', 'hookgraph'), create('plain', null)];
  const modules = withBareExecutor(join(folder, 'modules'), installation, hooks);
  const bare = packageWorkspace(join(folder, 'bare'), modules, { plugin: 'bare', projects, hooks });
  const show = (root) => (forget(root), nx(root, ['show', 'projects']));
  for (const root of [ours, plain, bare]) show(root);
  const times = alternate(Math.min(rounds, 2), {
    hookgraph: () => show(ours),
    plain: () => show(plain),
    bare: () => show(bare),
  });
  const command = 'node bench/run.mjs --only inference';
  const work = `\`nx show projects\`, ${projects.toLocaleString('en')} projects x ${hooks} hooks, against the same without the plugin`;
  return {
    raw: times,
    rows: [
      { work, value: compareRounds(times, (each) => each.hookgraph / each.plain), unit: 'x', limit: 1.1, command },
      {
        work: 'the same, against a bare plugin with as many targets',
        value: compareRounds(times, (each) => each.hookgraph / each.bare),
        unit: 'x',
        command,
      },
    ],
  };
}
