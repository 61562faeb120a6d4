import type { Hook } from '../hooks/hook';
import type { Outcome } from '../hooks/outcome';
import { unmetCondition, type Surroundings } from './conditions';
import type { TaskRequest } from './run-request';
import type { StrategyModule } from './strategy-module';

export interface DecisionSources {
  readonly around: Surroundings;
  /** Names that HOOKGRAPH_SKIP holds. */
  readonly skip: ReadonlySet<string>;
  /** HOOKGRAPH_SKIP_CRITICAL is 1: critical hooks may be skipped too. */
  readonly skipsCritical: boolean;
  /** `null`: the strategy has no module. */
  readonly module: StrategyModule | null;
}

/** What is decided about tasks before anything runs; `null` for those that are to run. */
export async function decideTasks(
  requests: readonly TaskRequest[],
  sources: DecisionSources,
): Promise<(request: TaskRequest) => Outcome | null> {
  const decided = new Map<TaskRequest, Outcome>();
  const conditions = new Map<string, Promise<string | null>>();
  const unmet = (hook: Hook): Promise<string | null> => {
    if (hook.when === null) return Promise.resolve(null);
    const key = JSON.stringify(hook.when);
    const asked = conditions.get(key) ?? unmetCondition(hook.when, sources.around);
    conditions.set(key, asked);
    return asked;
  };
  for (const request of requests) {
    if (request.declared.kind !== 'ready') continue;
    const { hook } = request.declared;
    const outcome = skippedOnRequest(hook, sources) ?? sources.module?.decide(hook, request) ?? null;
    const condition = outcome === null ? await unmet(hook) : null;
    if (outcome !== null) decided.set(request, outcome);
    else if (condition !== null) decided.set(request, { kind: 'skipped', reason: { kind: 'not-due', condition } });
  }
  return (request) => decided.get(request) ?? null;
}

function skippedOnRequest(hook: Hook, { skip, skipsCritical }: DecisionSources): Outcome | null {
  if (!skip.has(hook.name) || (hook.securityLevel === 'critical' && !skipsCritical)) return null;
  return { kind: 'skipped', reason: { kind: 'on-request' } };
}
