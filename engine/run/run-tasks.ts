import { createFrontier, type Frontier } from '../graph/frontier';
import type { TaskId } from '../hooks/brand';
import { isGreen, type Outcome } from '../hooks/outcome';
import type { Ports } from '../system/ports';
import { concludeUnplanned } from './conclude';
import { concludeAnswer, concludeKnown } from './conclude-look';
import { planTask, type PlanSources, type TaskPlan } from './plan-task';
import { runGroup, type Look } from './run-group';
import type { TaskRequest, TaskSettled } from './run-request';
import type { VerdictLedger } from './verdict-ledger';

export interface RunOptions {
  readonly ports: Pick<Ports, 'processes' | 'env' | 'clock'>;
  readonly sources: PlanSources;
  readonly ledger: VerdictLedger;
  /** Processes at once. */
  readonly concurrency: number;
  /** Aborting stops what runs and settles what waits as cancelled. */
  readonly signal: AbortSignal;
}

/**
 * Runs tasks in dependency order and yields each as it ends, exactly once. Everything is selected, fingerprinted and
 * looked up first; then only what has no verdict is run, tasks of one group together.
 */
export async function* runTasks(requests: readonly TaskRequest[], options: RunOptions): AsyncGenerator<TaskSettled> {
  const { sources, ledger, concurrency, ports, signal } = options;
  const plans = requests.map((request) => planTask(request, sources));
  const planOf = new Map(plans.map((plan) => [plan.request.id, plan]));
  const known = await ledger.lookUp(plans.flatMap((plan) => (plan.kind === 'planned' ? [plan] : [])));
  const frontier = createFrontier(requests);
  const outcomes = new Map<TaskId, Outcome>();
  const queue = new Map<string, Look[]>();
  const running = new Set<Promise<readonly TaskSettled[]>>();

  const settled = (settled: TaskSettled): TaskSettled => {
    outcomes.set(settled.task.id, settled.result.outcome);
    frontier.settle(settled.task.id);
    return settled;
  };
  /** Ends a ready task that needs no program, or puts it in the queue. */
  const advance = (plan: TaskPlan): TaskSettled | null => {
    const { request } = plan;
    const outcome =
      blockedBy(request.id, frontier, outcomes, planOf) ??
      (plan.kind === 'decided' ? plan.outcome : signal.aborted ? cancelled : null);
    if (outcome !== null || plan.kind === 'decided') {
      return { task: request, result: concludeUnplanned(request, outcome ?? cancelled, ports.clock.now()) };
    }
    const verdicts = known.get(plan);
    if (verdicts?.unknown.length === 0) {
      return { task: request, result: concludeKnown(plan, verdicts, ports.clock.now()) };
    }
    const looks = queue.get(plan.group) ?? [];
    queue.set(plan.group, [...looks, { task: plan, files: verdicts?.unknown ?? plan.files }]);
    return null;
  };
  const start = (looks: readonly Look[], slots: number) => {
    const startedAt = ports.clock.now();
    const work = runGroup(looks, { ports, root: sources.workspace.root, signal, slots })
      .then((answers) =>
        Promise.all(
          answers.map(async (answer) => ({
            task: answer.look.task.request,
            result: await concludeAnswer(answer, known.get(answer.look.task), startedAt, options),
          })),
        ),
      )
      .finally(() => running.delete(work));
    running.add(work);
  };

  for (;;) {
    for (let ready = frontier.takeReady(); ready.length > 0; ready = frontier.takeReady()) {
      for (const id of ready) {
        const plan = planOf.get(id);
        const end = plan === undefined ? null : advance(plan);
        if (end !== null) yield settled(end);
      }
    }
    for (const [group, looks] of queue) {
      if (running.size >= concurrency) break;
      queue.delete(group);
      start(looks, queue.size === 0 ? concurrency - running.size : 1);
    }
    if (running.size === 0) return;
    for (const end of await Promise.race(running)) yield settled(end);
  }
}

const cancelled: Outcome = { kind: 'crashed', failure: { reason: 'cancelled', signal: 'SIGTERM' } };

/** A task runs only where all that it depends on is green. */
function blockedBy(
  id: TaskId,
  frontier: Frontier,
  outcomes: ReadonlyMap<TaskId, Outcome>,
  plans: ReadonlyMap<TaskId, TaskPlan>,
): Outcome | null {
  for (const dependency of frontier.dependencies(id)) {
    const outcome = outcomes.get(dependency);
    const request = plans.get(dependency)?.request;
    if (request === undefined || (outcome !== undefined && isGreen(outcome))) continue;
    return {
      kind: 'skipped',
      reason: { kind: 'dependency-not-passed', hook: request.hook, project: request.project },
    };
  }
  return null;
}
