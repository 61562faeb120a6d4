import { join } from 'node:path';
import { historyBytes, openHistory, runRecordOf, type EndedRun, type History } from '../../engine/history';
import { describeHistoryTrouble } from '../../engine/report/messages/history-trouble';
import { appendLog } from '../../engine/system/append-log';
import { hostRunId } from '../../engine/system/host-run-id';
import type { Ports } from '../../engine/system/ports';

export interface RecordedRuns {
  readonly history: History;
  /** Keeps this run, or the part of it that this process did. To be called once, when the results are out. */
  record(ended: Pick<EndedRun, 'results' | 'strategy' | 'fixed'>): void;
}

/**
 * The history of runs under hookgraph's own folder; the run begins now.
 * @param directory absolute path of that folder
 */
export function recordedRuns(directory: string, ports: Pick<Ports, 'clock' | 'env' | 'warn'>): RecordedRuns {
  const history = openHistory({
    log: appendLog(join(directory, 'history'), { maxBytes: historyBytes }),
    warn: (trouble) => ports.warn(describeHistoryTrouble(trouble)),
  });
  const startedAt = ports.clock.now();
  return {
    history,
    record: (ended) =>
      history.record(runRecordOf({ ...ended, id: hostRunId(ports.env), startedAt, endedAt: ports.clock.now() })),
  };
}
