import type { HookName, ProjectRoot, TaskId } from '../hooks/brand';
import { hookResultFormat, type HookResult } from '../hooks/hook-result';
import { runRecordOf } from './run-record-of';

function result(project: string, given: Partial<HookResult> = {}): HookResult {
  return {
    format: hookResultFormat,
    task: `${project}:quality--eslint` as TaskId,
    project,
    root: project as ProjectRoot,
    hook: 'eslint' as HookName,
    stage: 'fast',
    securityLevel: 'low',
    advisory: false,
    outcome: { kind: 'passed' },
    findings: [],
    output: '',
    tool: { name: 'eslint', version: '9.39.1' },
    files: { checked: 10, replayed: 0 },
    replayed: false,
    fingerprint: null,
    startedAt: 100,
    duration: 1000,
    ...given,
  };
}

function tasksOf(results: readonly HookResult[]) {
  return runRecordOf({ id: '1', startedAt: 0, endedAt: 2000, strategy: null, results }).tasks;
}

describe('runRecordOf', () => {
  test('divides the time of a shared process by the files that each task gave to it', () => {
    const shared = [
      result('a', { files: { checked: 30, replayed: 0 } }),
      result('b', { files: { checked: 40, replayed: 30 } }),
    ];
    expect(tasksOf(shared).map(({ cost, duration }) => [cost, duration])).toEqual([[750, 1000], [250, 1000]]); // prettier-ignore
  });

  test('leaves processes apart that started at another time', () => {
    expect(tasksOf([result('a'), result('b', { startedAt: 101 })]).map(({ cost }) => cost)).toEqual([1000, 1000]);
  });

  test('gives a replay no cost, and no share of a process that happened to start with it', () => {
    const tasks = tasksOf([result('a'), result('b', { replayed: true, duration: 1000 })]);
    expect(tasks.map(({ cost }) => cost)).toEqual([1000, 0]);
  });

  test('counts findings by severity and keeps the attempt that gave the outcome', () => {
    const finding = { file: null, range: null, rule: null, message: '', fixable: false, fix: null, url: null };
    const findings = (['error', 'warning', 'error'] as const).map((severity) => ({ ...finding, severity }));
    const [task] = tasksOf([result('a', { findings, attempts: { made: 2, allowed: 3 } })]);
    expect(task).toMatchObject({ findings: { error: 2, warning: 1, info: 0 }, attempts: 2 });
  });
});
