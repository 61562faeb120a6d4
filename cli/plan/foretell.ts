import { createFrontier } from '../../engine/graph/frontier';
import type { TaskId } from '../../engine/hooks/brand';
import type { HookResult } from '../../engine/hooks/hook-result';
import { isGreen, type Outcome } from '../../engine/hooks/outcome';
import type { Strategy } from '../../engine/hooks/strategy';
import { describeOutcome } from '../../engine/report/messages';
import { admission } from '../../engine/run/admission';
import { concludeUnplanned } from '../../engine/run/conclude';
import { concludeKnown } from '../../engine/run/conclude-look';
import type { TaskPlan } from '../../engine/run/plan-task';
import type { KnownVerdicts } from '../../engine/run/verdict-ledger';
import type { GraphTask } from './task-closure';

export interface ForetellOptions {
  readonly strategy: Strategy;
  readonly planOf: ReadonlyMap<TaskId, TaskPlan>;
  readonly known: (plan: TaskPlan) => KnownVerdicts | undefined;
  /** Expected milliseconds; 0 where nothing is known. */
  readonly expected: (task: GraphTask) => number;
  /** Sets apart what the baseline knows. */
  readonly accept: (result: HookResult) => HookResult;
}

/** What a run would make of a task. */
export interface Foretold {
  readonly id: string;
  readonly wave: number;
  /** Why it would not run; `null`: it would run, or is known. */
  readonly blocked: string | null;
  /** What is known of it, as the baseline has it; `null`: it has to be looked at. */
  readonly result: HookResult | null;
}

/**
 * Goes through a run as a run does, with the rules of its own code, and takes what has to be looked at for green. In
 * the order in which tasks would start, one at a time.
 * @param tasks in the order in which hooks are declared
 */
export function foretell(tasks: readonly GraphTask[], options: ForetellOptions): readonly Foretold[] {
  const { strategy, planOf, expected } = options;
  const taskOf = new Map(tasks.map((task) => [task.id, task]));
  const rank = new Map(tasks.map(({ id }, index) => [id, index]));
  const edges = tasks.map(({ id, dependsOn }) => ({ id: id as TaskId, dependsOn: dependsOn as readonly TaskId[] }));
  const frontier = createFrontier(edges, { waves: strategy.waves });
  const admit = admission({ frontier, planOf, strategy, stopped: () => null });
  const done = new Map<string, Foretold>();
  const waiting: GraphTask[] = [];
  const settle = (id: TaskId, about: Pick<Foretold, 'blocked' | 'result'>): void => {
    done.set(id, { id, wave: frontier.wave(id), ...about });
    frontier.settle(id);
  };
  /** @returns whether it has to wait for its turn */
  const advance = (task: GraphTask, isItsTurn: boolean): boolean => {
    const id = task.id as TaskId;
    const plan = planOf.get(id);
    // What is no hook is left out with what it waits for, and so is what waits for it.
    const left = task.dependsOn.find(
      (each) => !planOf.has(each as TaskId) && (done.get(each)?.blocked ?? null) !== null,
    );
    if (plan === undefined || left !== undefined) {
      const red = left ?? task.dependsOn.find((each) => isBlocker(done.get(each)));
      settle(id, { blocked: red === undefined ? null : `waits for ${red}`, result: null });
      return false;
    }
    const refused = admit.refuse(plan.request);
    const result = refused === null ? knownResult(plan, options) : concludeUnplanned(plan.request, refused, 0);
    if (result === null && !isItsTurn) return true;
    admit.settled({ task: plan.request, result: result ?? concludeUnplanned(plan.request, { kind: 'passed' }, 0) });
    settle(
      id,
      refused === null ? { blocked: null, result } : { blocked: whyLeftOut(refused, task, done), result: null },
    );
    return false;
  };
  for (;;) {
    const ready = frontier.takeReady().flatMap((id) => taskOf.get(id) ?? []);
    const inOrder = [...ready].sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
    waiting.push(...inOrder.filter((task) => advance(task, false)));
    if (ready.length > 0) continue;
    const cost = (task: GraphTask) => (strategy.order === 'longest-first' ? expected(task) : 0);
    waiting.sort((a, b) => cost(b) - cost(a) || (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
    const next = waiting.shift();
    if (next === undefined) break;
    advance(next, true);
  }
  return [...done.values()];
}

/** `null`: it has to be looked at. */
function knownResult(plan: TaskPlan, { known, accept }: ForetellOptions): HookResult | null {
  if (plan.kind === 'decided') return concludeUnplanned(plan.request, plan.outcome, 0);
  const verdicts = known(plan);
  return verdicts?.unknown.length === 0 ? accept(concludeKnown(plan, verdicts, 0)) : null;
}

function isBlocker(foretold: Foretold | undefined): boolean {
  return (
    foretold !== undefined &&
    (foretold.blocked !== null || (foretold.result !== null && !isGreen(foretold.result.outcome)))
  );
}

/** The task that is waited for, where there is one; else what ends the run. */
function whyLeftOut(outcome: Outcome, { dependsOn }: GraphTask, done: ReadonlyMap<string, Foretold>): string {
  const isWaiting = outcome.kind === 'skipped' && outcome.reason.kind === 'dependency-not-passed';
  const blocker = isWaiting ? dependsOn.find((each) => isBlocker(done.get(each))) : undefined;
  if (blocker !== undefined) return `waits for ${blocker}`;
  return describeOutcome(outcome, { packageManager: 'npm', color: false }).headline.replace(/^Skipped: /, '');
}
