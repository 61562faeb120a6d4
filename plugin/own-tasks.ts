import type { HookName, ProjectRoot, TaskId } from '../engine/hooks/brand';
import type { HookResult } from '../engine/hooks/hook-result';
import type { ExpectedTask } from '../engine/report/expected-task';
import { rootOf } from '../engine/run/host-graph';
import type { RollTask } from '../engine/run/task-roll';
import type { NxTaskEnd } from './nx-types';

export interface RunEnd {
  /** How the tasks ended that Nx tells of, by id: not those that it left out. */
  readonly ended: Readonly<Record<string, NxTaskEnd>>;
  /** Every task of the run; `null`: nobody wrote them down. */
  readonly roll: readonly RollTask[] | null;
  /** Epoch milliseconds. */
  readonly startTime: number;
}

/** Where results lie. */
export interface ResultFiles {
  /** In the workspace, whoever put it there. */
  inWorkspace(root: ProjectRoot, hook: string): HookResult | null;
  /** In the cache of Nx under a task's hash; `no-entry`: Nx has nothing under it, or it is not known where. */
  inNxCache(hash: string, root: ProjectRoot, hook: string): HookResult | null | 'no-entry';
}

export interface OwnTasks {
  readonly expected: readonly ExpectedTask[];
  readonly results: ReadonlyMap<TaskId, HookResult>;
}

const prefix = 'quality--';

/**
 * The hook tasks of a run and the results that are theirs. A file in the workspace may be of another run, branch or
 * strategy, so it counts only where it was written since the run began, or where Nx has put it there in this run for the
 * hash that the task has now; else the entry of Nx's cache under that hash is read.
 */
export function ownTasks(run: RunEnd, files: ResultFiles): OwnTasks {
  const expected: ExpectedTask[] = [];
  const results = new Map<TaskId, HookResult>();
  const tasks = tasksOf(run);
  for (const task of tasks.filter(({ target }) => isHookTask(target))) {
    const id = task.id as TaskId;
    const hook = task.target.slice(prefix.length) as HookName;
    const { host, result } = endOf(task, hook, run, files);
    const dependsOn = task.dependsOn.filter(isHookTaskId).map((before) => before as TaskId);
    const root: ProjectRoot = rootOf(task.root);
    const failed = host === 'left-out' ? failedBefore(task, tasks, run.ended) : [];
    expected.push({ task: id, project: task.project, root, hook, dependsOn, host, failed });
    if (result !== null) results.set(id, result);
  }
  return { expected, results };
}

/** Whether Nx makes the run red by itself. */
export function isNxRed(ended: RunEnd['ended']): boolean {
  return Object.values(ended).some((end) => !isGreen(end));
}

function tasksOf({ ended, roll }: RunEnd): readonly RollTask[] {
  const all = new Map((roll ?? []).map((task) => [task.id, task]));
  for (const { task } of Object.values(ended)) {
    const { id, target, projectRoot = '.' } = task;
    if (all.has(id)) continue;
    all.set(id, { id, project: target.project, root: projectRoot, target: target.target, dependsOn: [] });
  }
  return [...all.values()];
}

/** What ended red of all that a task waits for, directly or through others that were left out. */
function failedBefore(task: RollTask, tasks: readonly RollTask[], ended: RunEnd['ended']): readonly string[] {
  const byId = new Map(tasks.map((each) => [each.id, each]));
  const seen = new Set<string>();
  const waiting = [...task.dependsOn];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id) || isGreen(ended[id])) continue;
    seen.add(id);
    waiting.push(...(byId.get(id)?.dependsOn ?? []));
  }
  return [...seen].filter((id) => ended[id] !== undefined && ended[id].status !== 'skipped').sort();
}

interface End {
  readonly host: ExpectedTask['host'];
  readonly result: HookResult | null;
}

function endOf(task: RollTask, hook: string, { ended, startTime }: RunEnd, files: ResultFiles): End {
  const own = (result: HookResult | null) => (result?.task === task.id && result.hook === hook ? result : null);
  const inWorkspace = () => own(files.inWorkspace(rootOf(task.root), hook));
  const fresh = () => {
    const result = inWorkspace();
    return result !== null && result.startedAt >= startTime ? result : null;
  };
  const cached = (hash: string | undefined) => {
    const found = hash === undefined ? 'no-entry' : files.inNxCache(hash, rootOf(task.root), hook);
    return found === 'no-entry' ? found : own(found);
  };
  const end = ended[task.id];
  switch (end?.status) {
    case undefined:
    case 'skipped': {
      const result = fresh();
      const waits = task.dependsOn.some((before) => !isGreen(ended[before]));
      return { host: result === null && waits ? 'left-out' : 'ran', result };
    }
    case 'local-cache':
      return { host: 'cached', result: inWorkspace() };
    case 'local-cache-kept-existing':
    case 'remote-cache': {
      // Nx thought that the file was right already; its watcher may not have seen yet that it is another one.
      const result = cached(end?.task.hash);
      return { host: 'cached', result: result === 'no-entry' ? inWorkspace() : result };
    }
    default: {
      const result = fresh();
      if (result !== null) return { host: 'ran', result };
      // With NX_CACHE_FAILURES Nx replays red tasks and says only that they failed.
      const replayed = cached(end?.task.hash);
      return replayed === 'no-entry' || replayed === null
        ? { host: 'ran', result: null }
        : { host: 'cached', result: replayed };
    }
  }
}

function isHookTaskId(id: string): boolean {
  return isHookTask(id.slice(id.indexOf(':') + 1));
}

function isHookTask(target: string): boolean {
  return target.startsWith(prefix);
}

const green: readonly string[] = ['success', 'local-cache', 'local-cache-kept-existing', 'remote-cache'];

function isGreen(end: NxTaskEnd | undefined): boolean {
  return end !== undefined && green.includes(end.status);
}
