import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hang, twoProjects, words } from './fixtures/two-projects';
import { red } from './rig/exit-codes';
import { isAlive } from './rig/is-alive';
import { onEveryNx } from './rig/on-every-nx';
import { until } from './rig/until';
import type { Workspace } from './rig/workspace';

onEveryNx('A hook that does not end', (create) => {
  test('is timed out, fails, leaves no process behind, and is tried again next time', async () => {
    const workspace = create({ files: twoProjects({ words, hang: { ...hang, timeout: '1s' } }) });
    for (const attempt of ['first', 'second']) {
      const { exitCode, all } = await workspace.run(['run', 'a:quality--hang']);
      expect({ attempt, exitCode, all }).toMatchObject({ exitCode: red });
      expect(all).toMatch(/\b1 ?s(econd)?\b/);
      expect(workspace.results().get('a:hang')).toMatchObject({
        outcome: { kind: 'timed-out', limit: 1000 },
        replayed: false,
      });
      const [processes] = startedBy(workspace.calls());
      expect(processes).toHaveLength(2);
      expect(processes?.filter(isAlive)).toEqual([]);
    }
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('is stopped with all its children by %s', async (signal) => {
    const workspace = create({ files: twoProjects({ words, hang }) });
    const running = workspace.start(['run-many', '-t', 'quality']);
    const started = await until('both projects hang', () => hanging(workspace, 2));
    running.signal(signal);
    const { exitCode, signal: endedBy } = await running.ended;
    expect(exitCode === 0 && endedBy === null).toBe(false);
    await until('no process is left', () => started.flat().every((pid) => !isAlive(pid)), 5_000);
    expect(workspace.results().get('a:hang')?.outcome.kind).not.toBe('passed');
  });

  test('keeps what was finished before the run was stopped', async () => {
    const workspace = create({ files: twoProjects({ words, hang: { ...hang, dependsOn: ['words'] } }) });
    const running = workspace.start(['run-many', '-t', 'quality']);
    await until('a project hangs', () => hanging(workspace, 1));
    running.signal('SIGINT');
    await running.ended;
    workspace.calls();
    const { exitCode } = await workspace.run(['run-many', '-t', 'quality--words']);
    expect(exitCode).toBe(0);
    expect(workspace.calls()).toEqual([]);
  });
});

/** Process ids of each program that hangs, once there are as many as asked for. */
function hanging({ root }: Workspace, count: number): readonly (readonly number[])[] | null {
  const log = join(root, '../calls.log');
  if (!existsSync(log)) return null;
  const started = startedBy(readFileSync(log, 'utf8').split('\n'));
  return started.length >= count ? started : null;
}

function startedBy(calls: readonly string[]): readonly (readonly number[])[] {
  return calls.filter((line) => line.startsWith('hang ')).map((line) => line.split(' ').slice(1).map(Number));
}
