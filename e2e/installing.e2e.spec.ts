import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { json } from './fixtures/two-projects';
import { tarball } from './rig/folders';
import { npm } from './rig/npm';
import { onEveryNx } from './rig/on-every-nx';

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
    npm(workspace.root, 'uninstall', 'hookgraph');
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
});
