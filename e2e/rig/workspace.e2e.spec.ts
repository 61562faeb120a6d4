import { appendFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { json } from '../fixtures/two-projects';
import { templateFolder } from './template';
import { onEveryNx } from './on-every-nx';

onEveryNx('The rig', (create, nx) => {
  test('gives a committed workspace with the Nx that was asked for, and takes it away', async () => {
    const files = { 'nx.json': json({ analytics: false }), 'packages/a/project.json': json({ name: 'a' }) };
    const workspace = create({ files });
    const { exitCode, stdout } = await workspace.run(['show', 'projects', '--json']);
    expect({ exitCode, projects: JSON.parse(stdout) }).toEqual({
      exitCode: 0,
      projects: expect.arrayContaining(['a']),
    });
    expect(JSON.parse(workspace.read('node_modules/nx/package.json')).version).toMatch(new RegExp(`^${nx}\\.`));
    expect(workspace.git('status', '--porcelain')).toBe('');
    workspace.dispose();
    expect(existsSync(workspace.root)).toBe(false);
  });

  test('never writes through to the template', () => {
    const workspace = create({ files: {} });
    const file = 'node_modules/prettier/package.json';
    const original = workspace.read(file);
    workspace.write(file, '{}');
    expect(workspace.read(file)).toBe('{}');
    expect(statSync(join(templateFolder(nx), file)).size).toBe(Buffer.byteLength(original));
  });

  test('has notes of its own on what is installed, which npm writes in place', () => {
    const notes = 'node_modules/.package-lock.json';
    const [workspace, other] = [create({ files: {} }), create({ files: {} })];
    const original = other.read(notes);
    appendFileSync(join(workspace.root, notes), ' ');
    expect(other.read(notes)).toBe(original);
  });
});
