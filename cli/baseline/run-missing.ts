import { runRecordOf } from '../../engine/history';
import type { TaskId } from '../../engine/hooks/brand';
import type { HookResult } from '../../engine/hooks/hook-result';
import { failure, success, type Result } from '../../engine/hooks/result';
import type { Strategy } from '../../engine/hooks/strategy';
import type { Description } from '../../engine/report/messages/description';
import { runEngine } from '../../engine/run/open-engine';
import type { TaskRequest } from '../../engine/run/run-request';
import { hostRunId } from '../../engine/system/host-run-id';
import { detectPackageManager } from '../../engine/system/package-manager';
import { listenForStop } from '../../engine/system/stop-signal';
import { commandObservers } from '../command-observers';
import type { Face } from '../face';
import type { OpenWorkspace } from '../open-workspace';
import type { CurrentResults } from '../report/current-results';

/**
 * Runs the checks that no run has made of what the workspace has now: those that something red held up, above all, whose
 * findings would else be new ones as soon as that is known. Here red holds up nothing. What waits for a target of
 * another kind, such as a build, is left to the task runner.
 */
export async function runMissing(
  current: CurrentResults,
  { root, config, store, history }: OpenWorkspace,
  face: Face,
): Promise<Result<readonly HookResult[], Description>> {
  const tasks = missing(current);
  if (tasks.length === 0) return success([]);
  const { ports } = face;
  const startedAt = ports.clock.now();
  const stop = listenForStop();
  const messages = { packageManager: detectPackageManager(root, ports.files), color: face.color };
  const observers = await commandObservers(root, face, messages);
  const strategy = surveying(current.policy.strategy);
  const results: HookResult[] = [];
  try {
    const run = {
      ...current.policy,
      strategy,
      tasks,
      store,
      readStore: true,
      directory: config.workspace.directory,
      expected: () => 0,
      recorded: ({ hook, project }: TaskRequest) => history.wholeDurations(hook, project),
      signal: stop.signal,
      observe: observers.observe,
      wantsOutput: observers.wantsOutput,
    };
    for await (const { result } of runEngine(current.setup, run)) results.push(result);
    if (stop.signal.aborted) return failure(stopped);
    const endedAt = ports.clock.now();
    history.record(runRecordOf({ results, id: hostRunId(ports.env), startedAt, endedAt, strategy: strategy.name }));
    return success(results.filter(({ outcome }) => outcome.kind !== 'skipped'));
  } finally {
    observers.close();
    stop.dispose();
    await store.close();
  }
}

function missing({ tasks, requests, results }: CurrentResults): readonly TaskRequest[] {
  const hooks = new Set<string>(tasks.map(({ id }) => id));
  const before = new Map(tasks.map(({ id, dependsOn }) => [id, dependsOn]));
  return requests.flatMap((request) => {
    const dependsOn = before.get(request.id) ?? [];
    if (results.has(request.id) || !dependsOn.every((id) => hooks.has(id))) return [];
    return [{ ...request, dependsOn: dependsOn as readonly TaskId[] }];
  });
}

function surveying(strategy: Strategy): Strategy {
  return { ...strategy, blocks: [], failFast: 'never', waves: false };
}

const stopped: Description = {
  headline: 'Stopped: nothing is recorded.',
  detail: 'What was looked at is known to the next run.',
  next: '',
};
