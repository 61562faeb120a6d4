import { once } from '../hooks/once';
import type { RunRecord } from '../hooks/run-record';
import type { AppendLog } from '../system/append-log';
import { durationsOf, isWhole, type FindDurations } from './durations';
import { flakyTasks, type FlakyTask } from './flaky-tasks';
import type { HistoryTrouble } from './history-trouble';
import { mergeParts } from './merge-parts';
import { readRunLine, writeRunLine } from './run-line';

/** What earlier runs did. Reads the disk once, when first asked; a run that is recorded meanwhile is not seen. */
export interface History {
  /** Keeps a run, or the part of it that this process did. Trouble with the disk is told and costs nothing else. */
  record(run: RunRecord): void;
  /** The latest runs that checked, oldest first. What hooks take, and whether they are flaky, is known from these alone. */
  runs(): readonly RunRecord[];
  /** The latest runs that fixed, oldest first. */
  fixes(): readonly RunRecord[];
  readonly durations: FindDurations;
  /** Of those runs alone in which the program looked at everything. */
  readonly wholeDurations: FindDurations;
  /** Tasks that gave different answers to the same question, the flakiest first. */
  flaky(): readonly FlakyTask[];
}

export interface HistoryOptions {
  readonly log: AppendLog;
  readonly warn: (trouble: HistoryTrouble) => void;
  /** How many runs are remembered at most; 200 unless said. */
  readonly maxRuns?: number;
}

/** Bytes that the recorded runs of a workspace may take on the disk. */
export const historyBytes = 5 * 1024 * 1024;

export function openHistory({ log, warn, maxRuns = 200 }: HistoryOptions): History {
  const all = once(() => {
    const lines = log.lines();
    if (!lines.ok) warn({ kind: 'history-unreadable', place: log.place, detail: lines.failure });
    const parts = lines.ok ? lines.value.flatMap((line) => readRunLine(line) ?? []) : [];
    return mergeParts(parts);
  });
  const latest = (kind: RunRecord['kind']) =>
    once(() =>
      all()
        .filter((run) => run.kind === kind)
        .slice(-maxRuns),
    );
  const runs = latest('check');
  const durations = once(() => durationsOf(runs()));
  const wholeDurations = once(() => durationsOf(runs(), isWhole));
  return {
    record(run) {
      const written = log.append(writeRunLine(run));
      if (!written.ok) warn({ kind: 'history-unwritable', place: log.place, detail: written.failure });
    },
    runs,
    fixes: latest('fix'),
    durations: (hook, project) => durations()(hook, project),
    wholeDurations: (hook, project) => wholeDurations()(hook, project),
    flaky: () => flakyTasks(runs()),
  };
}
