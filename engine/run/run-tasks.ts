import { setImmediate as turn } from 'node:timers/promises';
import { createFrontier } from '../graph/frontier';
import type { Durations } from '../history/durations';
import type { TaskId } from '../hooks/brand';
import type { HookResult } from '../hooks/hook-result';
import type { Outcome } from '../hooks/outcome';
import type { Observe } from '../hooks/run-event';
import type { Strategy } from '../hooks/strategy';
import type { Ports } from '../system/ports';
import { admission } from './admission';
import { concludeUnplanned } from './conclude';
import { createInbox, type Inbox } from './inbox';
import { concludeAnswer, concludeKnown, keepAnswers } from './conclude-look';
import { momentOf } from './moment';
import { nowAndThen } from './now-and-then';
import { planTask, type PlannedTask, type PlanSources, type TaskPlan } from './plan-task';
import { runWithRetries } from './retries';
import type { Answer, Look } from './run-group';
import type { TaskRequest, TaskSettled } from './run-request';
import { createRunClock } from './run-clock';
import { plannedEvent, settledEvents, startedEvent, summaryEvent } from './run-events';
import { createQueue } from './slots';
import { limitOfTask, type TimeLimit } from './time-limits';
import type { KnownVerdicts, VerdictLedger } from './verdict-ledger';

export interface RunOptions {
  readonly ports: Pick<Ports, 'processes' | 'platform' | 'env' | 'clock'>;
  readonly sources: PlanSources;
  readonly ledger: VerdictLedger;
  readonly strategy: Strategy;
  /** Slots of the run: how many processes at once. */
  readonly concurrency: number;
  /** Expected milliseconds of a task, from recorded runs; 0 where nothing is known. */
  readonly expected: (request: TaskRequest) => number;
  /** How long a task took in recorded runs in which it looked at everything; absent: nobody asks. */
  readonly recorded?: (request: TaskRequest) => Durations | null;
  /** Decides before anything runs that a task is not to run: not due, skipped on request, left out. */
  readonly decide: (request: TaskRequest) => Outcome | null;
  /** Epoch milliseconds: when the run began, where other processes have a part in it; now unless said. */
  readonly startedAt?: number | undefined;
  /** Aborting stops what runs and settles what waits as cancelled. */
  readonly signal: AbortSignal;
  readonly observe: Observe;
  /** True: `observe` is told what the programs print while they run. */
  readonly wantsOutput?: boolean;
  /** Sets apart what is known already, before anything follows from a result; absent: nothing is. */
  readonly accept?: (result: HookResult) => HookResult;
}

/**
 * Runs tasks in dependency order and yields each as it ends, exactly once. Everything is selected, fingerprinted and
 * looked up first; then only what has no verdict is run, tasks of one group together.
 */
export async function* runTasks(requests: readonly TaskRequest[], options: RunOptions): AsyncGenerator<TaskSettled> {
  const { sources, ledger, ports, strategy, observe, accept = asJudged, recorded = () => null } = options;
  const { startedAt = ports.clock.now() } = options;
  const runClock = createRunClock(strategy.timeout, options.signal, ports.clock.now() - startedAt);
  const plans = requests.map((request) => planOrDecide(request, options));
  const planOf = new Map(plans.map((plan) => [plan.request.id, plan]));
  const known = await ledger.lookUp(plans.flatMap((plan) => (plan.kind === 'planned' ? [plan] : [])));
  ports.processes.expect?.(groupsToRun(plans, known));
  const frontier = createFrontier(requests, { waves: strategy.waves });
  const rankOf = new Map<TaskId, number>(requests.map(({ id }, index) => [id, index]));
  const queue = createQueue({ ...options, rank: ({ id }) => rankOf.get(id) ?? 0 });
  const admit = admission({ frontier, planOf, strategy, stopped: runClock.stopped });
  const running = createInbox<GroupEnd>();
  // What is told has to outlive us: an end goes out when its verdicts are on disk, while the run goes on.
  const durable = createInbox<TaskSettled>();
  const ended: TaskSettled[] = [];
  const began = ports.clock.monotonic();

  const limitOf = ({ hook, request }: PlannedTask): TimeLimit =>
    limitOfTask(hook, hook.learntLimit === null ? null : recorded(request), strategy.timeoutScale);
  const settle = (settled: TaskSettled): TaskSettled => {
    admit.settled(settled);
    ended.push(settled);
    for (const event of settledEvents(settled)) observe(event);
    frontier.settle(settled.task.id);
    return settled;
  };
  /** Ends a ready task that needs no program, or puts it in the queue. */
  const advance = (plan: TaskPlan): TaskSettled | null => {
    const { request } = plan;
    const refused = admit.refuse(request) ?? (plan.kind === 'decided' ? plan.outcome : null);
    if (refused !== null) return { task: request, result: concludeUnplanned(request, refused, ports.clock.now()) };
    if (plan.kind === 'decided') return null;
    const verdicts = known.get(plan);
    if (verdicts?.unknown.length === 0) {
      return { task: request, result: accept(concludeKnown(plan, verdicts, ports.clock.now())) };
    }
    queue.add({ task: plan, files: verdicts?.unknown ?? plan.files });
    return null;
  };
  const start = (looks: readonly Look[], slots: number): void => {
    const startedAt = ports.clock.now();
    const keeper = nowAndThen<Answer>(
      (answers) => durable.add(keepAnswers(answers, { ledger, moment: momentOf(sources) }).then(() => [])),
      ports.clock,
    );
    const context = {
      ports,
      root: sources.workspace.root,
      signal: runClock.signal,
      slots,
      spare: queue.spare,
      observe,
      wantsOutput: options.wantsOutput === true,
      limitOf,
      keep: keeper.add,
    };
    const event = startedEvent(looks);
    if (event !== null) observe(event);
    running.add(
      runWithRetries(looks, context)
        .finally(keeper.end)
        .then((answers) => {
          const about = { ledger, moment: momentOf(sources), limitReached: runClock.limitReached };
          const ends = answers.map((answer) => {
            const { result, kept } = concludeAnswer(answer, known.get(answer.look.task), startedAt, about);
            const end = { task: answer.look.task.request, result: accept(result) };
            durable.add(kept.then(() => [end]));
            return end;
          });
          return [{ ends, slots }];
        }),
    );
  };

  observe(plannedEvent(plans, known, strategy));
  try {
    for (;;) {
      // What has ended comes first: it may make others ready, or make an end of those that wait.
      const groups = running.take();
      for (const { ends, slots } of groups) {
        queue.release(slots);
        for (const end of ends) settle(end);
      }
      const ready = frontier.takeReady();
      for (const id of ready) {
        const plan = planOf.get(id);
        const end = plan === undefined ? null : advance(plan);
        if (end !== null) durable.put(settle(end));
      }
      if (groups.length > 0 || ready.length > 0) continue;
      const next = queue.next();
      if (next !== null) {
        // What has happened since the task was queued may have made an end of it.
        const { refused, admitted } = admit.filter(next.looks, ports.clock.now());
        for (const end of refused) durable.put(settle(end));
        if (admitted.length === 0) queue.release(next.slots);
        else start(admitted, next.slots);
        continue;
      }
      const lent = queue.lend();
      if (lent !== null) {
        running.add(lent.then(() => [{ ends: [], slots: 1 }]));
        continue;
      }
      // Whoever takes one has work to do with it: every slot is busy by now, and what ends meanwhile is heard before the next.
      const end = durable.next();
      if (end !== null) {
        yield end;
        await turn();
        continue;
      }
      if (running.isEmpty()) ledger.flush();
      if (!(await anyMore(running, durable))) break;
    }
    observe(summaryEvent(ended, ports.clock.monotonic() - began));
  } finally {
    runClock.dispose();
  }
}

/** How the tasks of a group ended, and the slots that are free once that has been heard. */
interface GroupEnd {
  readonly ends: readonly TaskSettled[];
  readonly slots: number;
}

/** Waits for either; false where nothing is going on any more in both. */
async function anyMore(...inboxes: readonly Inbox<unknown>[]): Promise<boolean> {
  const open = inboxes.filter((inbox) => !inbox.isEmpty());
  if (open.length === 0) return false;
  await Promise.race(open.map((inbox) => inbox.more()));
  return true;
}

/** How many programs a run is about to start, one for each group of commands that have something unknown. */
function groupsToRun(plans: readonly TaskPlan[], known: ReadonlyMap<PlannedTask, KnownVerdicts>): number {
  const groups = plans.flatMap((plan) =>
    plan.kind === 'planned' && plan.driver.kind === 'command' && known.get(plan)?.unknown.length !== 0
      ? [plan.group]
      : [],
  );
  return new Set(groups).size;
}

function asJudged(result: HookResult): HookResult {
  return result;
}

function planOrDecide(request: TaskRequest, { decide, sources, strategy }: RunOptions): TaskPlan {
  const outcome = decide(request);
  if (outcome !== null) return { kind: 'decided', request, outcome };
  const { declared } = request;
  if (declared.kind !== 'ready' || declared.hook.timeout === null) return planTask(request, sources);
  const hook = { ...declared.hook, timeout: Math.ceil(declared.hook.timeout * strategy.timeoutScale) };
  return planTask({ ...request, declared: { kind: 'ready', hook } }, sources);
}
