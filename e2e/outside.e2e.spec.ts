import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { json, twoProjects } from './fixtures/two-projects';
import { onEveryNx } from './rig/on-every-nx';

// Nx hashes what is in the workspace, and of packages their versions: the rest must not turn into a green of yesterday.
onEveryNx('What decides a verdict from outside', (create) => {
  test('counts: configuration above the workspace, and a program that is linked from there', async () => {
    const hooks = {
      prettier: { projects: ['packages/a'], files: ['*.js'] },
      own: { command: ['own'], projects: ['packages/a'], files: ['*.js'] },
    };
    const workspace = create({ files: { ...twoProjects(hooks), 'packages/a/a.js': 'const a = 1\n' } });
    const outcomes = async () => {
      await workspace.run(['run-many', '-t', 'quality']);
      const results = workspace.results();
      return ['a:prettier', 'a:own'].map((task) => results.get(task)?.outcome.kind);
    };
    const program = (exitCode: number) => {
      workspace.write('../own/package.json', json({ name: 'own', version: '1.0.0', bin: 'index.js' }));
      workspace.write('../own/index.js', `#!/usr/bin/env node\nrequire('./lib.js');\n`);
      workspace.write('../own/lib.js', `process.exitCode = ${exitCode};\n`);
    };
    program(0);
    workspace.write('../.prettierrc.json', json({ semi: false }));
    mkdirSync(join(workspace.root, 'node_modules/.bin'), { recursive: true });
    symlinkSync(join(dirname(workspace.root), 'own'), join(workspace.root, 'node_modules/own'));
    symlinkSync('../own/index.js', join(workspace.root, 'node_modules/.bin/own'));
    expect(await outcomes()).toEqual(['passed', 'passed']);
    workspace.write('../.prettierrc.json', json({ semi: true }));
    program(1);
    expect(await outcomes()).toEqual(['failed', 'failed']);
    workspace.write('../.prettierrc.json', json({ semi: false }));
    program(0);
    expect(await outcomes()).toEqual(['passed', 'passed']);
  });
});
