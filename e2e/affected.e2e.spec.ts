import { join } from 'node:path';
import { json, notes, prettier, twoProjects, words } from './fixtures/two-projects';
import { linkTree } from './rig/link-tree';
import { onEveryNx } from './rig/on-every-nx';
import { tasksRun } from './rig/results';
import type { Workspace } from './rig/workspace';

onEveryNx('nx affected -t quality', (create, nx) => {
  test('runs nothing where nothing changed, and else only the hooks that read what did', async () => {
    const hooks = {
      words: { ...words, packages: [] },
      notes: { ...notes, packages: [], dependsOn: [] },
      prettier: { ...prettier, files: ['**/*.json'] },
    };
    const files = { ...twoProjects(hooks), '.prettierrc.json': '{}\n', 'packages/a/two.txt': 'more\n' };
    const workspace = await checked(create({ files }));
    const ranAfter = async (change: () => void): Promise<readonly string[]> => {
      workspace.commit();
      workspace.calls();
      change();
      return affected(workspace);
    };
    expect(await ranAfter(() => {})).toEqual([]);
    expect(workspace.calls()).toEqual([]);

    expect(await ranAfter(() => workspace.write('packages/b/notes.md', '# Other notes of b\n'))).toEqual(['b:notes']);
    expect(workspace.calls()).toEqual(['reject DRAFT ["packages/b/notes.md"]']);

    const rootConfig = () => workspace.write('.prettierrc.json', '{ "proseWrap": "always" }\n');
    expect(await ranAfter(rootConfig)).toEqual(['a:prettier', 'b:prettier']);

    expect(await ranAfter(() => bump(workspace, 'prettier'))).toEqual(['a:prettier', 'b:prettier']);

    // What a command reads is not known, so the files of the projects that `b` depends on count for it.
    expect(await ranAfter(() => workspace.remove('packages/a/two.txt'))).toEqual(['a:words', 'b:words']);

    const changed = { ...hooks.notes, command: ['node', 'tools/reject.mjs', 'SECRET', '{files}'] };
    const oneHook = () => workspace.write('hookgraph.json', json({ hooks: { ...hooks, notes: changed } }));
    expect(await ranAfter(oneHook)).toEqual(['a:notes', 'b:notes']);
  });

  // Nx 22 selects by project; later ones can by task as well, and 24 does unless told otherwise.
  if (nx !== '22.7') {
    test('leaves no hook out in the mode of Nx that is not the usual one', async () => {
      const env = { NX_LEGACY_AFFECTED: nx === '24.0' ? 'true' : 'false' };
      const workspace = await checked(create({ files: twoProjects(), env }));
      expect(await affected(workspace)).toEqual([]);
      workspace.write('packages/b/notes.md', '# Other notes of b\n');
      expect(await affected(workspace)).toEqual(['b:notes']);
      workspace.write('tools/reject.mjs', `${workspace.read('tools/reject.mjs')}// changed\n`);
      expect(await affected(workspace)).toEqual(['a:notes', 'a:words', 'b:notes', 'b:words']);
      const changed = { ...notes, command: ['node', 'tools/reject.mjs', 'SECRET', '{files}'] };
      workspace.write('hookgraph.json', json({ hooks: { words, notes: changed } }));
      expect(await affected(workspace)).toEqual(['a:notes', 'b:notes']);
    });
  }

  test('runs the hooks of the project that has another version of a tool of its own, when that changes', async () => {
    const workspace = create({ files: { ...twoProjects({ prettier }), '.prettierrc.json': '{}\n' } });
    const own = (version: string): void => {
      linkTree(join(workspace.root, 'node_modules/prettier'), join(workspace.root, 'packages/b/node_modules/prettier'));
      const manifest = JSON.parse(workspace.read('packages/b/node_modules/prettier/package.json'));
      const lock = JSON.parse(workspace.read('package-lock.json'));
      const locked = { ...lock.packages['node_modules/prettier'], version, integrity: `sha512-${version}` };
      lock.packages['packages/b/node_modules/prettier'] = locked;
      workspace.write('packages/b/node_modules/prettier/package.json', json({ ...manifest, version }));
      workspace.write('package-lock.json', json(lock));
    };
    own('3.0.1');
    await checked(workspace);
    expect(workspace.results().get('b:prettier')?.tool.version).toBe('3.0.1');
    workspace.remove('packages/b/node_modules');
    own('3.0.2');
    expect(await affected(workspace)).toEqual(['b:prettier']);
    expect(workspace.results().get('b:prettier')).toMatchObject({ replayed: false, tool: { version: '3.0.2' } });
  });
});

async function checked(workspace: Workspace): Promise<Workspace> {
  const { exitCode, all } = await workspace.run(['run-many', '-t', 'quality']);
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
  workspace.calls();
  return workspace;
}

/** Tasks that really ran, rather than those that Nx lists: what it replays costs nothing. */
async function affected(workspace: Workspace): Promise<readonly string[]> {
  const before = workspace.results();
  const { exitCode, all } = await workspace.run(['affected', '-t', 'quality', '--base=HEAD']);
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
  return tasksRun(before, workspace.results());
}

function bump(workspace: Workspace, name: string): void {
  const version: unknown = JSON.parse(workspace.read(`node_modules/${name}/package.json`)).version;
  for (const file of ['package-lock.json', `node_modules/${name}/package.json`]) {
    const text = workspace.read(file);
    const start = file === 'package-lock.json' ? text.indexOf(`"node_modules/${name}": {`) : 0;
    // Nx tells packages of the lockfile apart by their integrity, where they have one.
    const bumped = text
      .slice(start)
      .replace(`"version": "${version}"`, `"version": "${version}-next.1"`)
      .replace(/"integrity": "sha512-..../, '"integrity": "sha512-AAAA');
    workspace.write(file, text.slice(0, start) + bumped);
  }
}
