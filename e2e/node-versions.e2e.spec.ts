import { twoProjects } from './fixtures/two-projects';
import { red } from './rig/exit-codes';
import { otherNode } from './rig/other-node';
import { createWorkspace } from './rig/workspace';

describe.each(['22', '24'] as const)('Under Node %s, on Nx 24.0', (major) => {
  const found = otherNode(major);
  if ('missing' in found) {
    test.skip(`runs green, red and replayed (skipped: ${found.missing})`, () => {});
    return;
  }

  test('runs green, red and replayed', async () => {
    const workspace = createWorkspace({ nx: '24.0', node: found.node, files: twoProjects() });
    try {
      const green = await workspace.run(['run-many', '-t', 'quality']);
      expect({ exitCode: green.exitCode, all: green.all }).toMatchObject({ exitCode: 0 });
      workspace.write('packages/a/one.txt', 'BAD\n');
      const ended = await workspace.run(['run-many', '-t', 'quality']);
      expect(ended.exitCode).toEqual(red);
      expect(ended.all).toContain('packages/a/one.txt:1:1');
      workspace.calls();
      const again = await workspace.run(['run-many', '-t', 'quality']);
      expect(again.exitCode).toEqual(red);
      expect(workspace.calls()).toEqual([]);
      expect(workspace.results().get('a:words')?.replayed).toBe(true);
    } finally {
      workspace.dispose();
    }
  });
});
