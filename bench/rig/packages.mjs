// Workspaces of many small projects with trivial hooks, for hookgraph and for a bare executor.
import { cpSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { bareModule } from './bare-executor.mjs';
import { createWorkspace, write } from './workspace.mjs';

/** The installed packages, and the bare executor beside them. */
export function withBareExecutor(place, installation, hooks) {
  const target = join(place, 'node_modules');
  write(join(target, 'bare'), bareModule(hooks));
  for (const name of readdirSync(join(installation, 'node_modules'))) {
    if (name.startsWith('.') || name === 'hookgraph') continue;
    symlinkSync(join(installation, 'node_modules', name), join(target, name));
  }
  cpSync(join(installation, 'node_modules/hookgraph'), join(target, 'hookgraph'), { recursive: true });
  return place;
}

export function hookNames(hooks) {
  return Array.from({ length: hooks }, (_, index) => `h${index}`);
}

/** @param options.plugin `hookgraph` or `bare` */
export function packageWorkspace(root, modules, { plugin, projects, hooks, filesPerProject = 1 }) {
  const declared = Object.fromEntries(
    hookNames(hooks).map((name) => [
      name,
      {
        // With many files a verdict is of one file, as that of a linter is.
        ...(filesPerProject > 1 ? { command: ['true', '{files}'], scope: 'file' } : { command: ['true'] }),
        files: ['**/*.txt'],
        projects: ['packages/*'],
      },
    ]),
  );
  return createWorkspace(root, modules, {
    'package.json': { name: 'bench', private: true },
    'nx.json': { analytics: false, neverConnectToCloud: true, plugins: plugin === null ? [] : [plugin] },
    'project.json': { name: 'root' },
    ...(plugin === 'hookgraph' ? { 'hookgraph.json': { hooks: declared } } : {}),
    ...Object.fromEntries(
      Array.from({ length: projects }, (_, p) => [
        [`packages/p${p}/project.json`, { name: `p${p}` }],
        ...Array.from({ length: filesPerProject }, (_, f) => [`packages/p${p}/f${f}.txt`, `${p} ${f}\n`.repeat(40)]),
      ]).flat(),
    ),
  });
}
