import type { HookName } from '../hooks/brand';
import type { RunRecord, TaskRecord } from '../hooks/run-record';
import { groupBy } from '../verdicts/group-by';
import { hasRun } from './durations';

/** A task that gave different answers to the same question. */
export interface FlakyTask {
  readonly project: string;
  readonly hook: HookName;
  /** Times that it passed only on a later attempt. */
  readonly retried: number;
  /** Fingerprints for which it passed in one run and failed in another. */
  readonly contradictions: number;
  /** Times that its program ran to an end. */
  readonly runs: number;
  /** Epoch milliseconds of the latest run that shows it. */
  readonly lastSeen: number;
}

/** The flakiest first. */
export function flakyTasks(runs: readonly RunRecord[]): readonly FlakyTask[] {
  const seen = runs.flatMap(({ startedAt, tasks }) => tasks.filter(hasRun).map((task) => ({ task, at: startedAt })));
  const byTask = groupBy(seen, ({ task }) => JSON.stringify([task.project, task.hook]));
  return [...byTask.values()].flatMap((own) => flakyTask(own) ?? []).sort(byFlakiness);
}

interface Seen {
  readonly task: TaskRecord;
  readonly at: number;
}

function flakyTask(seen: readonly Seen[]): FlakyTask | null {
  const retried = seen.filter(({ task }) => task.outcome === 'passed' && task.attempts > 1);
  const known = seen.filter(({ task }) => task.fingerprint !== null);
  const contradicting = [...groupBy(known, ({ task }) => task.fingerprint).values()].filter(
    (same) => new Set(same.map(({ task }) => task.outcome)).size > 1,
  );
  const [first] = seen;
  const proofs = [...retried, ...contradicting.flat()];
  if (first === undefined || proofs.length === 0) return null;
  return {
    project: first.task.project,
    hook: first.task.hook,
    retried: retried.length,
    contradictions: contradicting.length,
    runs: seen.length,
    lastSeen: Math.max(...proofs.map(({ at }) => at)),
  };
}

function byFlakiness(a: FlakyTask, b: FlakyTask): number {
  const proofs = (task: FlakyTask) => task.retried + task.contradictions;
  return proofs(b) - proofs(a) || b.lastSeen - a.lastSeen || compare(a.project, b.project) || compare(a.hook, b.hook);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
