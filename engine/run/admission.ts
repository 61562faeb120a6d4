import type { Frontier } from '../graph/frontier';
import type { TaskId } from '../hooks/brand';
import type { HookResult } from '../hooks/hook-result';
import { isGreen, type Outcome, type SkipReason } from '../hooks/outcome';
import type { Strategy } from '../hooks/strategy';
import { concludeUnplanned } from './conclude';
import type { TaskPlan } from './plan-task';
import type { Look } from './run-group';
import type { TaskRequest, TaskSettled } from './run-request';

/** Decides, each time a task could start, whether it still may. */
export interface Admission {
  /** Notes how a task ended. */
  settled(settled: TaskSettled): void;
  /** Why the task is not to run any more; `null`: it may. */
  refuse(request: TaskRequest): Outcome | null;
  filter(
    looks: readonly Look[],
    now: number,
  ): { readonly refused: readonly TaskSettled[]; readonly admitted: readonly Look[] };
}

export interface AdmissionContext {
  readonly frontier: Frontier;
  readonly planOf: ReadonlyMap<TaskId, TaskPlan>;
  readonly strategy: Strategy;
  /** Why the whole run has been stopped; `null`: it goes on. */
  readonly stopped: () => Outcome | null;
}

export function admission({ frontier, planOf, strategy, stopped }: AdmissionContext): Admission {
  const lettingOn = new Set<TaskId>();
  /** Ended by what ended the whole run: what waits for them is ended by that, too, and not by them. */
  const endedWithRun = new Set<TaskId>();
  const reds: HookResult[] = [];

  const refuse = (request: TaskRequest): Outcome | null => {
    for (const dependency of frontier.dependencies(request.id)) {
      const blocker = planOf.get(dependency)?.request;
      if (blocker === undefined || lettingOn.has(dependency) || endedWithRun.has(dependency)) continue;
      return skipped({ kind: 'dependency-not-passed', hook: blocker.hook, project: blocker.project });
    }
    const over = stopped();
    if (over !== null) return over;
    const wave = strategy.waves ? reds.find((red) => frontier.wave(red.task) < frontier.wave(request.id)) : undefined;
    if (wave !== undefined) return skipped({ kind: 'wave-red', hook: wave.hook, project: wave.project });
    const { failFast: at } = strategy;
    if (at === 'never') return null;
    const fatal = reds.find((red) => at === 'first' || red.securityLevel === at);
    return fatal === undefined ? null : skipped({ kind: 'fail-fast', at, hook: fatal.hook, project: fatal.project });
  };

  return {
    settled({ task, result }) {
      if (letsOn(result, strategy)) lettingOn.add(task.id);
      if (stopped() !== null && isEndOfRun(result.outcome)) endedWithRun.add(task.id);
      if (isRed(result) && blocks(result, strategy)) reds.push(result);
    },
    refuse,
    filter(looks, now) {
      const refused: TaskSettled[] = [];
      const admitted: Look[] = [];
      for (const look of looks) {
        const { request } = look.task;
        const outcome = refuse(request);
        if (outcome === null) admitted.push(look);
        else refused.push({ task: request, result: concludeUnplanned(request, outcome, now) });
      }
      return { refused, admitted };
    },
  };
}

/** Whether a result makes a run under the strategy red. */
export function blocks(result: HookResult, strategy: Strategy | null): boolean {
  if (isGreen(result.outcome)) return false;
  // A task that lets it pass is green, and a green task is what must not be kept.
  if (isNotAsLocked(result)) return true;
  if (result.advisory) return false;
  // What could not be checked says nothing about how bad it is.
  return result.outcome.kind === 'misconfigured' || (strategy?.blocks.includes(result.securityLevel) ?? true);
}

function isNotAsLocked({ outcome }: HookResult): boolean {
  return outcome.kind === 'misconfigured' && outcome.failure.reason === 'not-as-locked';
}

/**
 * Whether what depends on a task may run: where it is red but blocks nothing it may, as under a task runner that asks
 * each task by itself.
 */
function letsOn(result: HookResult, strategy: Strategy): boolean {
  return isGreen(result.outcome) || (result.outcome.kind !== 'skipped' && !blocks(result, strategy));
}

/** A skipped task is the echo of something red, not red itself. */
function isRed({ outcome }: HookResult): boolean {
  return !isGreen(outcome) && outcome.kind !== 'skipped';
}

function isEndOfRun(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'timed-out':
      return outcome.of === 'run';
    case 'skipped':
      return outcome.reason.kind === 'run-time-limit';
    case 'crashed':
      return outcome.failure.reason === 'cancelled';
    default:
      return false;
  }
}

function skipped(reason: SkipReason): Outcome {
  return { kind: 'skipped', reason };
}
