// What the plugin adds to every Nx command: `nx show projects` over 2,000 projects with 20 hooks each, with the plugin
// and without it.
import { join } from 'node:path';
import { packageWorkspace } from '../rig/packages.mjs';
import { alternate, median } from '../rig/measure.mjs';
import { forget, nx } from '../rig/workspace.mjs';

const projects = 2_000;
const hooks = 20;

export async function inference({ folder, installation, rounds }) {
  const create = (name, plugin) => packageWorkspace(join(folder, name), installation, { plugin, projects, hooks });
  const [ours, plain] = [create('hookgraph', 'hookgraph'), create('plain', null)];
  const show = (root) => (forget(root), nx(root, ['show', 'projects']));
  for (const root of [ours, plain]) show(root);
  const times = alternate(rounds, { hookgraph: () => show(ours), plain: () => show(plain) });
  const command = 'node bench/run.mjs --only inference';
  const work = `\`nx show projects\`, ${projects.toLocaleString('en')} projects x ${hooks} hooks, against the same without the plugin`;
  return {
    raw: times,
    rows: [
      { work, value: median(times.hookgraph).wall / median(times.plain).wall, unit: 'x', limit: 1.1, command },
      {
        work: `${work}: processor time`,
        value: median(times.hookgraph).cpu / median(times.plain).cpu,
        unit: 'x',
        command,
      },
    ],
  };
}
