import { json, notes, prettier, twoProjects, words } from './fixtures/two-projects';
import { onEveryNx } from './rig/on-every-nx';
import { tasksRun } from './rig/results';
import type { Workspace } from './rig/workspace';

onEveryNx('nx affected -t quality', (create) => {
  test('runs nothing where nothing changed', async () => {
    const workspace = await checked(create({ files: twoProjects() }));
    expect(await affected(workspace)).toEqual([]);
    expect(workspace.calls()).toEqual([]);
  });

  test('runs only the hooks that read the changed file', async () => {
    const workspace = await checked(create({ files: twoProjects() }));
    workspace.write('packages/b/notes.md', '# Other notes of b\n');
    expect(await affected(workspace)).toEqual(['b:notes']);
    expect(workspace.calls()).toEqual(['reject DRAFT ["packages/b/notes.md"]']);
  });

  test('runs the hooks of a root config of one tool, no others', async () => {
    const hooks = { words, prettier };
    const workspace = await checked(create({ files: { ...twoProjects(hooks), '.prettierrc.json': '{}\n' } }));
    workspace.write('.prettierrc.json', '{ "proseWrap": "always" }\n');
    expect(await affected(workspace)).toEqual(['a:prettier', 'b:prettier']);
  });

  test('runs the hooks of a tool whose version changed in the lockfile, no others', async () => {
    const hooks = { words: { ...words, packages: [] }, prettier };
    const workspace = await checked(create({ files: { ...twoProjects(hooks), '.prettierrc.json': '{}\n' } }));
    bump(workspace, 'prettier');
    expect(await affected(workspace)).toEqual(['a:prettier', 'b:prettier']);
  });

  test('runs the hooks that had read a deleted file', async () => {
    const files = { ...twoProjects(), 'packages/a/two.txt': 'more\n' };
    const workspace = await checked(create({ files }));
    workspace.remove('packages/a/two.txt');
    expect(await affected(workspace)).toContain('a:words');
    expect(workspace.calls()).toContain('reject BAD ["packages/a/one.txt"]');
  });

  test('runs the tasks of one hook where only its part of hookgraph.json changed', async () => {
    const workspace = await checked(create({ files: twoProjects({ words, notes: { ...notes, dependsOn: [] } }) }));
    const changed = { ...notes, dependsOn: [], command: ['node', 'tools/reject.mjs', 'SECRET', '{files}'] };
    workspace.write('hookgraph.json', json({ hooks: { words, notes: changed } }));
    expect(await affected(workspace)).toEqual(['a:notes', 'b:notes']);
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
