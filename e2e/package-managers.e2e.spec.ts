import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { json, prettier, twoProjects, words } from './fixtures/two-projects';
import { tarball } from './rig/folders';
import { nxVersions } from './rig/nx-versions';
import { manage, packageManagers, type PackageManager } from './rig/package-managers';
import { tasksRun } from './rig/results';
import { red } from './rig/exit-codes';
import { createWorkspace, type Workspace } from './rig/workspace';

const nx = '24.0';
const quality = ['run-many', '-t', 'quality'];

describe.each(packageManagers.map((manager) => [manager.name, manager] as const))(
  'In a workspace of %s, on Nx 24.0',
  (_, manager) => {
    test('hookgraph installs, checks, replays, and checks again what another version of a tool may see otherwise, if that is what is locked', async () => {
      const workspace = createWorkspace({ nx, files: filesFor(manager), modules: 'none' });
      try {
        copyFileSync(tarball(), join(workspace.root, 'hookgraph.tgz'));
        if (manager.forget !== undefined) await manage(manager, workspace.root, manager.forget);
        await manage(manager, workspace.root, manager.install);
        workspace.commit();

        await green(workspace, ['g', 'hookgraph:init', '--no-interactive']);
        expect(workspace.read('hookgraph.json')).toContain('prettier');
        workspace.write('hookgraph.json', json({ hooks: { words: { ...words, packages: [] }, prettier } }));

        await green(workspace, quality);
        const first = workspace.results();
        const tasks = ['a:prettier', 'a:words', 'b:prettier', 'b:words'];
        expect([...first].map(([task, { outcome }]) => [task, outcome.kind])).toEqual(
          tasks.map((task) => [task, 'passed']),
        );
        await green(workspace, quality);
        expect(tasksRun(first, workspace.results())).toEqual([]);

        const before = ['package.json', manager.lock].map((file) => [file, workspace.read(file)] as const);
        await manage(manager, workspace.root, [...manager.add, 'prettier@~3.6.0']);
        await green(workspace, quality);
        expect(tasksRun(first, workspace.results())).toEqual(['a:prettier', 'b:prettier']);
        expect(workspace.results().get('a:prettier')).toMatchObject({
          replayed: false,
          tool: { version: expect.stringMatching(/^3\.6\./) },
        });

        for (const [file, text] of before) workspace.write(file, text);
        workspace.write('packages/a/project.json', json({ name: 'a' }));
        const { exitCode, all } = await workspace.run(quality);
        expect({ exitCode, all }).toMatchObject({ exitCode: red });
        expect(all).toMatch(/prettier 3\.6\.\d+ is installed, the lock file says 3\.5\.\d+/);
        expect(all).toContain(`Install what is locked: ${manager.installLocked}.`);
      } finally {
        workspace.dispose();
      }
    });
  },
);

function filesFor({ files, sibling }: PackageManager): Readonly<Record<string, string>> {
  const {
    'packages/a/project.json': _a,
    'packages/b/project.json': _b,
    'hookgraph.json': _hooks,
    ...others
  } = twoProjects();
  const devDependencies = {
    '@nx/devkit': nxVersions[nx],
    hookgraph: 'file:./hookgraph.tgz',
    nx: nxVersions[nx],
    prettier: '~3.5.0',
  };
  const workspaces = 'pnpm-workspace.yaml' in files ? {} : { workspaces: ['packages/*'] };
  return {
    ...others,
    ...files,
    'package.json': json({ name: 'workspace', private: true, license: 'MIT', ...workspaces, devDependencies }),
    'packages/a/package.json': json({ name: 'a', version: '1.0.0', private: true }),
    'packages/b/package.json': json({ name: 'b', version: '1.0.0', private: true, dependencies: { a: sibling } }),
  };
}

async function green(workspace: Workspace, args: readonly string[]): Promise<void> {
  const { exitCode, all } = await workspace.run(args);
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
}
