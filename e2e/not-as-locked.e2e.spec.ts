import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { prettier, twoProjects } from './fixtures/two-projects';
import { red } from './rig/exit-codes';
import { tarball } from './rig/folders';
import { npm } from './rig/npm';
import { onEveryNx } from './rig/on-every-nx';
import type { Workspace } from './rig/workspace';

const quality = ['run-many', '-t', 'quality'];
/** As Prettier 2 likes it; Prettier 3, which the workspaces of the tests have, misses a comma. */
const old = `take(\n  ${'a'.repeat(40)},\n  ${'b'.repeat(40)}\n);\n`;
const hooks = { prettier: { ...prettier, files: ['**/*.js'] } };
const files = { ...twoProjects(hooks), 'packages/a/call.js': old, 'packages/b/one.js': 'one();\n' };
const outcomes = (workspace: Workspace) =>
  [...workspace.results()].map(([task, { outcome }]) => `${task} ${outcome.kind}`);

onEveryNx('What is installed is not what the lock file says', (create) => {
  const installable = (): Workspace => {
    const workspace = create({ files });
    // npm looks at it again whenever it installs something.
    copyFileSync(tarball(), join(workspace.root, 'hookgraph.tgz'));
    return workspace;
  };
  /** Runs the hooks, sees that none was let pass and why, and gives what was printed. */
  const refused = async (workspace: Workspace, env: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { exitCode, all } = await workspace.run(quality, env);
    expect({ exitCode, all }).toMatchObject({ exitCode: red });
    expect(outcomes(workspace)).toEqual(['a:prettier misconfigured', 'b:prettier misconfigured']);
    expect(all).toMatch(/prettier 2\.8\.8 is installed, the lock file says 3\./);
    expect(all).toContain('Install what is locked: npm ci.');
    return all;
  };
  const checkedAsLocked = async (workspace: Workspace): Promise<void> => {
    const { exitCode, all } = await workspace.run(quality);
    expect({ exitCode, all }).toMatchObject({ exitCode: red });
    expect(outcomes(workspace)).toEqual(['a:prettier failed', 'b:prettier passed']);
    expect(workspace.results().get('a:prettier')?.tool.version).toMatch(/^3\./);
  };

  test('nothing is kept of a version that was installed by the way', async () => {
    const workspace = installable();
    npm(workspace.root, 'install', '--no-save', 'prettier@2.8.8');
    await refused(workspace);
    await refused(workspace, { NX_BATCH_MODE: 'false' });
    npm(workspace.root, 'install');
    await checkedAsLocked(workspace);
  });

  test('nothing is kept of the version before a lock file that was pulled and not yet installed', async () => {
    const workspace = installable();
    const pulled = ['package.json', 'package-lock.json'].map((file) => [file, workspace.read(file)] as const);
    npm(workspace.root, 'install', '--save-dev', '--save-exact', 'prettier@2.8.8');
    const before = await workspace.run(quality);
    expect({ exitCode: before.exitCode, all: before.all }).toMatchObject({ exitCode: 0 });
    // What the store knows of the version that is installed is not given for the other either.
    for (const [file, text] of pulled) workspace.write(file, text);
    await refused(workspace);
    npm(workspace.root, 'install');
    await checkedAsLocked(workspace);
  });

  test('where Nx sees no lock file hooks run, and each version of a tool is asked anew', async () => {
    const workspace = installable();
    workspace.write('.gitignore', `${workspace.read('.gitignore')}package-lock.json\n`);
    npm(workspace.root, 'install', '--no-save', 'prettier@2.8.8');
    const { exitCode, all } = await workspace.run(quality);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    await workspace.run(quality);
    expect(workspace.results().get('a:prettier')).toMatchObject({ replayed: true, tool: { version: '2.8.8' } });
    npm(workspace.root, 'install');
    await checkedAsLocked(workspace);
  });

  test('with --skip-nx-cache what is installed is checked, and not kept by Nx', async () => {
    const workspace = installable();
    npm(workspace.root, 'install', '--no-save', 'prettier@2.8.8');
    const { exitCode, all } = await workspace.run([...quality, '--skip-nx-cache']);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    npm(workspace.root, 'install');
    await checkedAsLocked(workspace);
  });
});
