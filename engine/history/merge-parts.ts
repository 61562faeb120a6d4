import type { RunRecord } from '../hooks/run-record';

/** Ids are made of process ids, which come back: a part that starts later than this is of another run. Milliseconds. */
const gap = 3_600_000;

/** Records with the same id and kind are parts of one run, written by several processes. Oldest run first. */
export function mergeParts(parts: readonly RunRecord[]): readonly RunRecord[] {
  const runs: RunRecord[] = [];
  const latest = new Map<string, number>();
  for (const part of [...parts].sort((a, b) => a.startedAt - b.startedAt)) {
    const key = `${part.kind} ${part.id}`;
    const index = latest.get(key) ?? -1;
    const run = runs[index];
    if (run !== undefined && part.startedAt - endOf(run) < gap) runs[index] = joined(run, part);
    else latest.set(key, runs.push(part) - 1);
  }
  return runs;
}

function joined(a: RunRecord, b: RunRecord): RunRecord {
  return {
    id: a.id,
    kind: a.kind,
    startedAt: a.startedAt,
    duration: Math.max(endOf(a), endOf(b)) - a.startedAt,
    strategy: a.strategy ?? b.strategy,
    tasks: [...a.tasks, ...b.tasks],
  };
}

function endOf({ startedAt, duration }: RunRecord): number {
  return startedAt + duration;
}
