import { ranTask, replayedTask, runAt } from '../../engine/history/testing/runs';
import { openHistory } from '../../engine/history';
import type { RunRecord } from '../../engine/hooks/run-record';
import { ran, workspaceOfTwo } from '../testing/workspaces';
import { stats } from './stats';

function workspaceWith(runs: readonly RunRecord[]) {
  const workspace = workspaceOfTwo();
  const history = openHistory({ log: workspace.log, warn: () => undefined });
  for (const run of runs) history.record(run);
  return workspace;
}

describe('stats', () => {
  test('says what to do where nothing is recorded', async () => {
    const answer = await stats({ flaky: false, json: false }, workspaceWith([]).face());
    expect(answer).toMatchObject({ exitCode: 0, text: expect.stringContaining('nx run-many -t quality') });
  });

  test('tells the last run from all of them', async () => {
    const workspace = workspaceWith([
      runAt(1, [ranTask({ cost: 4000 }), ranTask({ hook: 'types', cost: 9000 })]),
      runAt(2, [replayedTask()]),
    ]);
    await ran(workspace, { project: 'app', hook: 'words' });
    const answer = await stats({ flaky: false, json: false }, workspace.face());
    const lines = answer.kind === 'told' ? answer.text.split('\n').map((line) => line.replace(/ +/g, ' ').trim()) : [];
    expect(lines).toContain('eslint 1 1 10 0 100% 4s');
    expect(lines).toContain('eslint 2 1 10 10 50% 4s');
    expect(lines).toContain('all 3 1 10 20 33% 4s');
    expect(lines).toContain('2026-03-01 3 1 10 20 33% 4s');
    expect(lines).toContain('words 2 0');
  });

  test('tells what was fixed apart from what was checked', async () => {
    const fixing = { ...runAt(3, [ranTask({ fixed: 7 }), ranTask({ outcome: 'failed' })]), kind: 'fix' as const };
    const workspace = workspaceWith([runAt(1, [ranTask()]), fixing]);
    const answer = await stats({ flaky: false, json: false }, workspace.face());
    const lines = answer.kind === 'told' ? answer.text.split('\n').map((line) => line.replace(/ +/g, ' ').trim()) : [];
    expect(lines).toContain('eslint 1 0 0 10 0% -');
    expect(lines).toContain('hook tasks files fixed still red');
    expect(lines).toContain('eslint 2 7 1');
    const only = await stats({ flaky: false, json: false }, workspaceWith([fixing]).face());
    expect(only).toMatchObject({
      text: expect.stringMatching(/^No run is recorded yet.*\n\nAll recorded fixing \(1 run, /),
    });
  });

  test('prints everything as JSON', async () => {
    const workspace = workspaceWith([runAt(1, [ranTask()]), runAt(2, [replayedTask()])]);
    const answer = await stats({ flaky: false, json: true }, workspace.face());
    expect(answer.kind === 'told' && JSON.parse(answer.text)).toMatchObject({
      format: 'hookgraph-stats',
      lastRun: { rate: { hits: 10, misses: 0, saved: 1000 } },
      recorded: { runs: 2, rate: { hits: 10, misses: 10 } },
      store: { bytes: 0, hooks: [] },
    });
  });

  test('lists flaky tasks and exits with 1, with 0 where there is none', async () => {
    const flaky = workspaceWith([runAt(1, [ranTask({ hook: 'jest', attempts: 2 })])]);
    expect(await stats({ flaky: true, json: false }, flaky.face())).toMatchObject({
      exitCode: 1,
      text: expect.stringMatching(/^1 flaky task in 1 recorded run.*\n.*\n {2}jest of app +1 +0 +1 /),
    });
    const steady = workspaceWith([runAt(1, [ranTask()])]);
    expect(await stats({ flaky: true, json: false }, steady.face())).toMatchObject({ exitCode: 0 });
  });
});
