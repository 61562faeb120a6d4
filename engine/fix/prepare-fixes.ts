import { prepareRun, type RunPolicy, type RunSurroundings } from '../run/prepare-run';
import { runContext, runContextVariable } from '../run/run-context';
import type { TaskRequest } from '../run/run-request';

/** Which fixers are due, and how many run at once. Nothing is hashed and kept, so that whatever is asked to be skipped may be. */
export function prepareFixes(
  requests: readonly TaskRequest[],
  { ports, ...around }: Omit<RunSurroundings, 'strategy'>,
): Promise<RunPolicy> {
  const strategy = null;
  const env = { ...ports.env, [runContextVariable]: runContext({ ...ports, strategy }) };
  return prepareRun(requests, { ...around, strategy, ports: { ...ports, env } });
}
