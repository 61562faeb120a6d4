import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { json, twoProjects } from './fixtures/two-projects';
import { onEveryNx } from './rig/on-every-nx';
import type { Workspace } from './rig/workspace';

onEveryNx('hookgraph doctor', (create) => {
  test('finds nothing in a workspace that works', async () => {
    const workspace = create({ files: twoProjects() });
    expect(await doctor(workspace)).toMatchObject({ exitCode: 0, findings: [] });
  });

  test('sees what Nx itself makes of scripts, targetDefaults and project.json', async () => {
    const files = twoProjects();
    const workspace = create({ files });
    workspace.write('nx.json', json({ ...JSON.parse(files['nx.json'] ?? ''), targetDefaults: { 'quality--notes': { inputs: ['default'] } } })); // prettier-ignore
    workspace.write('packages/a/package.json', json({ name: 'a', scripts: { quality: 'true' } }));
    workspace.write('packages/b/project.json', json({ name: 'b', targets: { 'quality--words': { dependsOn: [], cache: false } } })); // prettier-ignore
    workspace.write('packages/hookgraph.json', '{}\n');
    const { exitCode, findings } = await doctor(workspace);
    expect(exitCode).toBe(1);
    expect(findings).toEqual([
      expect.objectContaining({ kind: 'stray-config', files: ['packages/hookgraph.json'] }),
      expect.objectContaining({
        kind: 'replaced-fields',
        target: 'quality--notes',
        by: 'nx.json',
        fields: ['inputs'],
        projects: ['a', 'b'],
      }),
      expect.objectContaining({ kind: 'shadowed-target', target: 'quality', by: 'script', projects: ['a'] }),
      expect.objectContaining({
        kind: 'replaced-fields',
        target: 'quality--words',
        by: 'project.json',
        fields: ['cache'],
        projects: ['b'],
      }),
    ]);
  });

  test('says that the plugin is not there before it asks Nx for anything', async () => {
    const workspace = create({ files: { ...twoProjects(), 'nx.json': json({ plugins: [] }) } });
    const { exitCode, findings } = await doctor(workspace);
    expect(exitCode).toBe(1);
    expect(findings).toEqual([expect.objectContaining({ kind: 'missing-plugin' })]);
  });
});

interface Examination {
  readonly exitCode: number;
  readonly findings: readonly object[];
}

function doctor({ root }: Workspace): Promise<Examination> {
  const main = join(root, 'node_modules/hookgraph/dist/cli.js');
  const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [main, 'doctor', '--json'], { cwd: root, env }, (error, stdout, stderr) => {
      if (stdout === '') return reject(new Error(stderr));
      resolve({ exitCode: Number(error?.code ?? 0), findings: JSON.parse(stdout).findings });
    });
  });
}
