import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { twoProjects } from './fixtures/two-projects';
import { red } from './rig/exit-codes';
import { onEveryNx } from './rig/on-every-nx';
import { tasksRun } from './rig/results';
import type { Workspace } from './rig/workspace';

const quality = ['run-many', '-t', 'quality'];

onEveryNx('nx run-many -t quality', (create) => {
  test('is green where nothing is wrong, and leaves a result for each task', async () => {
    const workspace = create({ files: twoProjects() });
    const { exitCode, all } = await workspace.run(quality);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect([...workspace.results().keys()]).toEqual(['a:notes', 'a:words', 'b:notes', 'b:words']);
    expect(outcomes(workspace)).toEqual(['passed', 'passed', 'passed', 'passed']);
    expect(workspace.calls().length).toBeGreaterThan(0);
    expect(workspace.git('status', '--porcelain')).toBe('');
  });

  test('starts nothing the second time, because Nx replays it', async () => {
    const workspace = create({ files: twoProjects() });
    await workspace.run(quality);
    const before = workspace.results();
    workspace.calls();
    const { exitCode } = await workspace.run(quality);
    expect(exitCode).toBe(0);
    expect(tasksRun(before, workspace.results())).toEqual([]);
    expect(workspace.calls()).toEqual([]);
  });

  test('starts no program where Nx has lost its cache, because the store replays it', async () => {
    const workspace = create({ files: twoProjects() });
    await workspace.run(quality);
    workspace.calls();
    forgetNxCache(workspace);
    const { exitCode } = await workspace.run(quality);
    expect(exitCode).toBe(0);
    expect([...workspace.results().values()].map(({ replayed }) => replayed)).toEqual([true, true, true, true]);
    expect(workspace.calls()).toEqual([]);
  });

  test('asks the store nothing under --skip-nx-cache', async () => {
    const workspace = create({ files: twoProjects() });
    await workspace.run(quality);
    workspace.calls();
    const { exitCode } = await workspace.run([...quality, '--skip-nx-cache']);
    expect(exitCode).toBe(0);
    expect([...workspace.results().values()].map(({ replayed }) => replayed)).toEqual([false, false, false, false]);
    expect(workspace.calls().length).toBeGreaterThan(0);
  });

  test('is red with the position, skips what depends on the red hook, and replays red without a program', async () => {
    const workspace = create({ files: twoProjects() });
    workspace.write('packages/a/one.txt', 'first\nthis is BAD\n');
    const first = await workspace.run(quality);
    expect(first.exitCode).toEqual(red);
    expect(first.all).toContain('packages/a/one.txt:2:9');
    expect(first.all).toContain('must not say BAD');
    expect(first.all).not.toContain(workspace.root);
    expect(workspace.results().get('a:words')).toMatchObject({
      outcome: { kind: 'failed' },
      replayed: false,
      findings: [{ file: 'packages/a/one.txt', range: { start: { line: 2, column: 9 } } }],
    });
    expect(workspace.results().get('a:notes')?.outcome.kind ?? 'skipped').toBe('skipped');
    expect(workspace.results().get('b:words')?.outcome.kind).toBe('passed');

    workspace.calls();
    const second = await workspace.run(quality);
    expect(second.exitCode).toEqual(red);
    expect(second.all).toContain('packages/a/one.txt:2:9');
    expect(workspace.results().get('a:words')).toMatchObject({ outcome: { kind: 'failed' }, replayed: true });
    expect(workspace.calls()).toEqual([]);

    workspace.write('packages/a/one.txt', 'first\nthis is good\n');
    const third = await workspace.run(quality);
    expect(third.exitCode).toBe(0);
    expect(workspace.results().get('a:notes')?.outcome.kind).toBe('passed');
  });

  test('works under NX_BATCH_MODE=false as in a batch', async () => {
    const workspace = create({ files: twoProjects(), env: { NX_BATCH_MODE: 'false' } });
    workspace.write('packages/b/one.txt', 'BAD\n');
    const { exitCode, all } = await workspace.run(quality);
    expect(exitCode).toEqual(red);
    expect(all).toContain('packages/b/one.txt:1:1');
    expect(workspace.results().get('a:notes')?.outcome.kind).toBe('passed');
    expect(workspace.results().get('b:notes')?.outcome.kind ?? 'skipped').toBe('skipped');
  });

  test('works with the daemon, which sees an edit of hookgraph.json', async () => {
    const workspace = create({ files: twoProjects() });
    const daemon = { NX_DAEMON: 'true', CI: 'false' };
    const first = await workspace.run(quality, daemon);
    expect({ exitCode: first.exitCode, all: first.all }).toMatchObject({ exitCode: 0 });
    workspace.write('hookgraph.json', workspace.read('hookgraph.json').replace('"BAD"', '"first"'));
    const second = await workspace.run(quality, daemon);
    expect(second.exitCode).toEqual(red);
    expect(second.all).toContain('must not say first');
  });

  test('works where node_modules is a symbolic link', async () => {
    const workspace = create({ files: twoProjects(), modules: 'link' });
    const { exitCode, all } = await workspace.run(quality);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(outcomes(workspace)).toEqual(['passed', 'passed', 'passed', 'passed']);
  });
});

function outcomes(workspace: Workspace): readonly string[] {
  return [...workspace.results().values()].map(({ outcome }) => outcome.kind);
}

// Both places where Nx keeps results: in the workspace, and since 23.2 in the home of the user.
function forgetNxCache({ root }: Workspace): void {
  rmSync(join(root, '.nx'), { recursive: true, force: true });
  rmSync(join(root, '../home/.nx'), { recursive: true, force: true });
}
