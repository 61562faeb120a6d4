import type { HookResult } from '../engine/hooks/hook-result';
import { aResult } from '../engine/report/testing/results';
import type { RollTask } from '../engine/run/task-roll';
import type { NxTaskEnd } from './nx-types';
import { isNxRed, ownTasks, type ResultFiles } from './own-tasks';

const startTime = 1_000;
const fresh = aResult({ startedAt: 1_000 });
const stale = aResult({ startedAt: 999 });

test('the result of a task that ran counts only where it was written since the run began', () => {
  expect(resultOf('success', { workspace: fresh })).toEqual(['ran', fresh]);
  expect(resultOf('success', { workspace: stale })).toEqual(['ran', null]);
  expect(resultOf('failure', { workspace: stale })).toEqual(['ran', null]);
});

test('what Nx has just restored counts, however old it is', () => {
  expect(resultOf('local-cache', { workspace: stale })).toEqual(['cached', stale]);
});

test('what Nx says to have left alone is read from its cache, since the file may be of another run', () => {
  const cached = aResult({ startedAt: 10 });
  for (const status of ['local-cache-kept-existing', 'remote-cache']) {
    expect(resultOf(status, { workspace: stale, cache: cached })).toEqual(['cached', cached]);
    expect(resultOf(status, { workspace: stale, cache: null })).toEqual(['cached', null]);
    expect(resultOf(status, { workspace: stale, cache: 'no-entry' })).toEqual(['cached', stale]);
  }
});

test('a red task that Nx replays has the result of its hash', () => {
  expect(resultOf('failure', { workspace: stale, cache: fresh })).toEqual(['cached', fresh]);
});

test('the file of another task is no result', () => {
  const other = aResult({ id: 'b:eslint', startedAt: 2_000 });
  expect(resultOf('success', { workspace: other })).toEqual(['ran', null]);
  expect(resultOf('local-cache', { workspace: other })).toEqual(['cached', null]);
});

test('a task that Nx does not tell of was left out where it waits for something that is not green, else it has no result', () => {
  const roll = [rollTask('a:quality--eslint', ['a:build']), rollTask('a:build', [])];
  const build = (status: string) => ({ 'a:build': end('a:build', status) });
  const hostIn = (status: string) => ownTasks({ ended: build(status), roll, startTime }, files({ workspace: stale }));
  expect(hostIn('failure').expected).toMatchObject([{ task: 'a:quality--eslint', host: 'left-out', dependsOn: [] }]);
  expect(hostIn('success').expected).toMatchObject([{ task: 'a:quality--eslint', host: 'ran' }]);
  expect(hostIn('success').results.size).toBe(0);
});

test('a task that was left out names what failed, also where it waits for it through others that were left out', () => {
  const roll = [
    rollTask('a:quality--types', ['a:quality--eslint', 'a:fine']),
    rollTask('a:quality--eslint', ['a:build', 'a:fine']),
    rollTask('a:build', ['a:generate']),
    rollTask('a:generate', []),
    rollTask('a:fine', []),
  ];
  const ended = {
    'a:generate': end('a:generate', 'failure'),
    'a:fine': end('a:fine', 'success'),
    'a:build': end('a:build', 'skipped'),
  };
  const { expected } = ownTasks({ ended, roll, startTime }, files({}));
  expect(expected).toMatchObject([
    { task: 'a:quality--types', host: 'left-out', failed: ['a:generate'], dependsOn: ['a:quality--eslint'] },
    { task: 'a:quality--eslint', host: 'left-out', failed: ['a:generate'] },
  ]);
});

test('a skip that the executor wrote down itself keeps its reason', () => {
  const roll = [rollTask('a:quality--eslint', ['a:build'])];
  const { expected, results } = ownTasks({ ended: {}, roll, startTime }, files({ workspace: fresh }));
  expect(expected).toMatchObject([{ host: 'ran' }]);
  expect([...results.values()]).toEqual([fresh]);
});

test('tasks of other kinds are no part of the report', () => {
  const ended = { 'a:build': end('a:build', 'success'), 'a:quality': end('a:quality', 'success') };
  expect(ownTasks({ ended, roll: null, startTime }, files({})).expected).toEqual([]);
});

test('Nx is red by itself only where a task that it tells of is not green', () => {
  expect(isNxRed({ a: end('a:b', 'success'), b: end('a:c', 'remote-cache') })).toBe(false);
  expect(isNxRed({ a: end('a:b', 'success'), b: end('a:c', 'failure') })).toBe(true);
  expect(isNxRed({})).toBe(false);
});

interface Found {
  readonly workspace?: HookResult;
  readonly cache?: HookResult | null | 'no-entry';
}

function files({ workspace, cache = 'no-entry' }: Found): ResultFiles {
  return { inWorkspace: () => workspace ?? null, inNxCache: () => cache };
}

function resultOf(status: string, found: Found): readonly unknown[] {
  const id = 'a:quality--eslint';
  const { expected, results } = ownTasks({ ended: { [id]: end(id, status) }, roll: null, startTime }, files(found));
  return [expected[0]?.host, [...results.values()][0] ?? null];
}

function end(id: string, status: string): NxTaskEnd {
  const [project = '', target = ''] = id.split(':');
  return { status, task: { id, target: { project, target }, projectRoot: `libs/${project}`, hash: '123' } };
}

function rollTask(id: string, dependsOn: readonly string[]): RollTask {
  const [project = '', target = ''] = id.split(':');
  return { id, project, target, root: `libs/${project}`, dependsOn };
}
