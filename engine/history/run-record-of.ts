import type { TaskId } from '../hooks/brand';
import type { HookResult } from '../hooks/hook-result';
import type { RunRecord, TaskRecord } from '../hooks/run-record';

export interface EndedRun {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly strategy: string | null;
  readonly results: readonly HookResult[];
  /** Of a fixing run: how many files the fixer of each task changed. */
  readonly fixed?: ReadonlyMap<TaskId, number>;
}

/** What is remembered of a run, from the results of its tasks. */
export function runRecordOf({ id, startedAt, endedAt, strategy, results, fixed }: EndedRun): RunRecord {
  const lookedAt = new Map<string, number>();
  for (const result of results) {
    const process = processOf(result);
    lookedAt.set(process, (lookedAt.get(process) ?? 0) + filesLookedAt(result));
  }
  return {
    id,
    kind: fixed === undefined ? 'check' : 'fix',
    startedAt,
    duration: Math.max(0, Math.round(endedAt - startedAt)),
    strategy,
    tasks: results.map((result) => {
      const share = filesLookedAt(result) / (lookedAt.get(processOf(result)) ?? 1);
      return { ...taskRecordOf(result, Math.round(result.duration * share)), fixed: fixed?.get(result.task) ?? 0 };
    }),
  };
}

function taskRecordOf(result: HookResult, cost: number): Omit<TaskRecord, 'fixed'> {
  const { project, hook, outcome, fingerprint, duration, replayed, files, findings, attempts } = result;
  const amountOf = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return {
    project,
    hook,
    outcome: outcome.kind,
    fingerprint,
    duration: Math.max(0, duration),
    cost: replayed ? 0 : cost,
    replayed,
    files,
    findings: { error: amountOf('error'), warning: amountOf('warning'), info: amountOf('info') },
    attempts: attempts?.made ?? 1,
  };
}

/** Tasks that shared a process have the same hook, start and duration; nothing else tells them apart afterwards. */
function processOf({ hook, replayed, startedAt, duration, task }: HookResult): string {
  return replayed ? task : JSON.stringify([hook, startedAt, duration]);
}

/** At least one, so that a task without files has a share too. */
function filesLookedAt({ files }: HookResult): number {
  return Math.max(1, files.checked - files.replayed);
}
