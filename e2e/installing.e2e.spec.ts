import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { json } from './fixtures/two-projects';
import { tarball } from './rig/folders';
import { npm } from './rig/npm';
import { onEveryNx } from './rig/on-every-nx';
import { openRegistry } from './rig/registry';
import { hasTerminal } from './rig/terminal';
import type { Workspace } from './rig/workspace';

const files = {
  'nx.json': `{
  // The team's own comment.
  "defaultBase": "main",
  "analytics": false
}
`,
  '.prettierrc.json': json({ singleQuote: true }),
  'eslint.config.mjs': "import js from '@eslint/js';\n\nexport default [js.configs.recommended];\n",
  'packages/a/project.json': json({ name: 'a' }),
  'packages/a/main.js': 'export const two = 2;\n',
  'tools/ok.mjs': 'process.exitCode = 0;\n',
};

onEveryNx('Installing into a workspace that has never seen hookgraph', (create) => {
  test('takes npm, two generators and one run', async () => {
    const workspace = create({ files });
    forgetHookgraph(workspace);
    expect(existsSync(join(workspace.root, 'node_modules/hookgraph'))).toBe(false);
    npm(workspace.root, 'install', '--save-dev', tarball());

    const tried = await workspace.run(['g', 'hookgraph:init', '--dry-run', '--no-interactive']);
    expect({ exitCode: tried.exitCode, all: tried.all }).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(workspace.root, 'hookgraph.json'))).toBe(false);

    const init = await workspace.run(['g', 'hookgraph:init', '--no-interactive']);
    expect({ exitCode: init.exitCode, all: init.all }).toMatchObject({ exitCode: 0 });
    expect(workspace.read('nx.json')).toContain("The team's own comment.");
    expect(workspace.read('nx.json')).toContain('hookgraph');
    expect(workspace.read('.gitignore')).toContain('.hookgraph');
    expect(workspace.read('hookgraph.json')).toContain('prettier');
    expect(workspace.read('hookgraph.json')).toContain('eslint');

    const written = ['nx.json', '.gitignore', 'hookgraph.json'].map(workspace.read);
    await workspace.run(['g', 'hookgraph:init', '--no-interactive']);
    expect(['nx.json', '.gitignore', 'hookgraph.json'].map(workspace.read)).toEqual(written);

    const hook = ['g', 'hookgraph:hook', 'own', '--command', 'node ../../tools/ok.mjs', '--no-interactive'];
    const added = await workspace.run(hook);
    expect({ exitCode: added.exitCode, all: added.all }).toMatchObject({ exitCode: 0 });
    workspace.commit();

    const { exitCode, all } = await workspace.run(['run-many', '-t', 'quality', '-p', 'a']);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    for (const task of ['a:prettier', 'a:eslint', 'a:own']) {
      expect([task, workspace.results().get(task)?.outcome.kind]).toEqual([task, 'passed']);
    }
    expect(workspace.git('status', '--porcelain')).toBe('');
  });

  const asked = 'asks a person at a terminal for the hook and its command';
  if (!hasTerminal) test.skip(`${asked} (skipped: needs \`script\` of Linux)`, () => {});
  else
    test(asked, async () => {
      const config = '{\n  "hooks": {} // none yet\n}\n';
      const workspace = create({ files: { ...files, 'hookgraph.json': config } });
      const terminal = workspace.startInTerminal(['g', 'hookgraph:hook']);
      await terminal.answer('Which hook?', 'licences');
      await terminal.answer('Which command does it run?', 'node ../../tools/ok.mjs {files}');
      const { exitCode, shown } = await terminal.ended;
      expect({ exitCode, shown }).toMatchObject({ exitCode: 0 });
      expect(workspace.read('hookgraph.json')).toContain('"command": ["node", "../../tools/ok.mjs", "{files}"]');
      expect(workspace.read('hookgraph.json')).toContain('// none yet');
    });

  test('takes `nx add hookgraph` and one run', async () => {
    const workspace = create({ files });
    forgetHookgraph(workspace);
    const registry = await openRegistry();
    try {
      const added = await workspace.run(['add', 'hookgraph'], registry.env);
      expect({ exitCode: added.exitCode, all: added.all }).toMatchObject({ exitCode: 0 });
      expect(added.all).toContain('Found 2 of the tools');
    } finally {
      registry.close();
    }
    const { devDependencies } = JSON.parse(workspace.read('package.json'));
    expect(devDependencies.hookgraph).toMatch(/^\^?0\.\d+\.\d+$/);
    expect(workspace.read('nx.json')).toContain('"hookgraph"');
    workspace.commit();

    const { exitCode, all } = await workspace.run(['run-many', '-t', 'quality']);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    for (const task of ['a:prettier', 'a:eslint']) {
      expect([task, workspace.results().get(task)?.outcome.kind]).toEqual([task, 'passed']);
    }
    expect(workspace.git('status', '--porcelain')).toBe('');
  });
});

/** As if nobody had ever installed it; what it depends on may stay where it is. */
function forgetHookgraph(workspace: Workspace): void {
  workspace.remove('node_modules/hookgraph');
  const manifest = JSON.parse(workspace.read('package.json'));
  const lock = JSON.parse(workspace.read('package-lock.json'));
  delete manifest.devDependencies.hookgraph;
  delete lock.packages[''].devDependencies.hookgraph;
  delete lock.packages['node_modules/hookgraph'];
  workspace.write('package.json', json(manifest));
  workspace.write('package-lock.json', json(lock));
}
