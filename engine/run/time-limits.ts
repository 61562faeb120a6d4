import type { Hook } from '../hooks/hook';
import type { LimitOwner } from '../hooks/outcome';
import type { Durations } from '../history/durations';
import type { PlannedTask } from './plan-task';

/** How long a program may take: milliseconds, `null` for ever; and whose word that is. */
export interface TimeLimit {
  readonly milliseconds: number | null;
  readonly of: Exclude<LimitOwner, 'run'>;
}

/** Recorded runs that it takes before anything is learnt from them. */
export const fewestRuns = 5;

/** Part of a limit from which on its end is near enough to say so. */
const nearShare = 0.8;

/**
 * The limit of a hook in one project.
 * @param hook with the limit of its own that the strategy leaves it
 * @param recorded how long it took where it looked at everything
 * @param scale of the strategy
 */
export function limitOfTask(
  { timeout, learntLimit }: Pick<Hook, 'timeout' | 'learntLimit'>,
  recorded: Durations | null,
  scale: number,
): TimeLimit {
  const own = { milliseconds: timeout, of: 'hook' } as const;
  if (learntLimit === null || recorded === null || recorded.count < fewestRuns) return own;
  const learnt = Math.ceil(Math.max(learntLimit.floor, learntLimit.factor * recorded.p95) * scale);
  return timeout !== null && timeout <= learnt ? own : { milliseconds: learnt, of: 'learnt' };
}

/**
 * The limit of one program for several tasks of a hook: what they may take one after the other, where that is learnt of
 * all of them. Where it is reached each runs again by itself, with its own limit.
 */
export function limitOfGroup(
  looks: readonly { readonly task: PlannedTask }[],
  limitOf: (task: PlannedTask) => TimeLimit,
): TimeLimit {
  const timeout = looks[0]?.task.hook.timeout ?? null;
  const own = { milliseconds: timeout, of: 'hook' } as const;
  let sum = 0;
  for (const { milliseconds, of } of looks.map(({ task }) => limitOf(task))) {
    if (of !== 'learnt' || milliseconds === null) return own;
    sum += milliseconds;
  }
  return timeout !== null && timeout <= sum ? own : { milliseconds: sum, of: 'learnt' };
}

/** Whether a program that took so long came close to its limit. */
export function isNear({ milliseconds }: TimeLimit, duration: number): boolean {
  return milliseconds !== null && duration >= nearShare * milliseconds;
}
