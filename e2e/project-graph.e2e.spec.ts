import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { json, twoProjects } from './fixtures/two-projects';
import { onEveryNx } from './rig/on-every-nx';
import type { Workspace } from './rig/workspace';

onEveryNx('Commands that ask Nx for its graph', (create) => {
  test('answer with nothing that a plugin of the workspace prints, sets or leaves running', async () => {
    const workspace = withPlugin(create, [
      `console.log('plugin was here');`,
      `process.env.HOOKGRAPH_STRATEGY = 'fast';`,
      `process.chdir('/');`,
      `setInterval(() => {}, 1_000);`,
    ]);
    const planned = await hookgraph(workspace, ['plan', '--format', 'json']);
    expect(planned).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('plugin was here') });
    const { strategy, tasks } = JSON.parse(planned.stdout);
    expect({ strategy, projects: new Set(tasks.map(({ project }: { project: string }) => project)) }).toEqual({
      strategy: 'comprehensive',
      projects: new Set(['a', 'b']),
    });
  });

  test.each([
    ['breaks', `throw new Error('a broken plugin');`],
    ['ends the process', `process.exit(3);`],
  ])('could not where a plugin %s, and say so', async (_, line) => {
    const { exitCode, stdout, stderr } = await hookgraph(withPlugin(create, [line]), ['report', '--gate']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Nx could not make the project graph.');
  });
});

function withPlugin(
  create: (spec: { files: Record<string, string> }) => Workspace,
  lines: readonly string[],
): Workspace {
  const files = twoProjects();
  const nxJson = JSON.parse(files['nx.json'] ?? '');
  return create({
    files: {
      ...files,
      'nx.json': json({ ...nxJson, plugins: [...nxJson.plugins, './tools/plugin.js'] }),
      // Nx 22 loads no plugin of the workspace without one.
      'tsconfig.base.json': '{}\n',
      'tools/plugin.js': `exports.name = 'own';\nexports.createNodesV2 = exports.createNodes = ['nx.json', () => {\n${lines.join('\n')}\nreturn [];\n}];\n`,
    },
  });
}

interface Answered {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

function hookgraph({ root }: Workspace, args: readonly string[]): Promise<Answered> {
  const main = join(root, 'node_modules/hookgraph/dist/cli.js');
  const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' };
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ exitCode: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}
