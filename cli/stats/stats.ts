import { couldNot, exitCodes, told, toldJson, type Answer } from '../answer';
import type { Face } from '../face';
import { openWorkspace } from '../open-workspace';
import { flakyStats, runStats } from './run-stats';
import { flakyText, statsText } from './stats-text';

export interface StatsRequest {
  /** Only tasks that gave different answers to the same question. */
  readonly flaky: boolean;
  readonly json: boolean;
}

/** What the recorded runs and the store show. With `flaky`, the exit code says whether there is any. */
export async function stats({ flaky, json }: StatsRequest, face: Face): Promise<Answer> {
  const workspace = openWorkspace(face);
  if (!workspace.ok) return couldNot(workspace.failure);
  const { history, store } = workspace.value;
  const now = face.ports.clock.now();
  if (flaky) {
    const found = flakyStats(history);
    const exitCode = found.flaky.length > 0 ? exitCodes.no : exitCodes.yes;
    return json ? toldJson(found, exitCode) : told(flakyText(found, now), exitCode);
  }
  const all = await runStats(history, store);
  return json ? toldJson(all) : told(statsText(all, now));
}
