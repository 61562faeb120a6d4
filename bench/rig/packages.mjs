// Workspaces of many small projects with trivial hooks, for hookgraph and for a bare executor.
import { copyFileSync, linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { bareModule } from './bare-executor.mjs';
import { createWorkspace, write } from './workspace.mjs';

/** The installed packages, and the bare executor beside them. */
export function withBareExecutor(place, installation, hooks) {
  const target = join(place, 'node_modules');
  linkTree(join(installation, 'node_modules'), target);
  // Without it Nx may keep nothing of what packages decide.
  copyFileSync(join(installation, 'package-lock.json'), join(place, 'package-lock.json'));
  write(join(target, 'bare'), bareModule(hooks));
  return place;
}

/** A copy that takes no room: of folders made anew, with the same files in them. As links to folders packages would be linked ones. */
function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const source = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, source));
    if (entry.isDirectory()) continue;
    mkdirSync(dirname(target), { recursive: true });
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
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
