import type { Failure } from './failure';
import type { HookName } from './brand';

export type SkipReason =
  | { readonly kind: 'dependency-not-passed'; readonly hook: HookName; readonly project: string }
  /** The project has no file for the hook. */
  | { readonly kind: 'no-files' }
  /** A condition of the hook's `when` does not hold; `condition` says which, in words. */
  | { readonly kind: 'not-due'; readonly condition: string }
  /** HOOKGRAPH_SKIP names the hook. */
  | { readonly kind: 'on-request' }
  /** The strategy's module left the hook out. */
  | { readonly kind: 'left-out'; readonly strategy: string }
  /** A hook of an earlier wave is red. */
  | { readonly kind: 'wave-red'; readonly hook: HookName; readonly project: string }
  /** The strategy stops at a red hook, or at one of security level `critical`. */
  | { readonly kind: 'fail-fast'; readonly at: 'first' | 'critical'; readonly hook: HookName; readonly project: string }
  /** The run's own time was up; milliseconds. */
  | { readonly kind: 'run-time-limit'; readonly limit: number };

/** Every kind of skip; the compiler sees to it that none is missing. */
export const skipKinds = [
  'dependency-not-passed',
  'no-files',
  'not-due',
  'on-request',
  'left-out',
  'wave-red',
  'fail-fast',
  'run-time-limit',
] as const satisfies readonly SkipReason['kind'][];

/** Whose limit it was: `timeout` of the hook, what recorded runs of it taught, or `timeout` of the strategy. */
export const limitOwners = ['hook', 'learnt', 'run'] as const;
export type LimitOwner = (typeof limitOwners)[number];

/** How a task ended. Only `passed` and `failed` are verdicts; only verdicts are stored. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed' }
  /** Milliseconds. */
  | { readonly kind: 'timed-out'; readonly limit: number; readonly of: LimitOwner }
  | { readonly kind: 'crashed'; readonly failure: Failure }
  | { readonly kind: 'misconfigured'; readonly failure: Failure }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** Skips that were meant: nothing is missing. */
const intended: readonly SkipReason['kind'][] = ['no-files', 'not-due', 'on-request', 'left-out'];

/** Whether the task runner may go on with what depends on the task. */
export function isGreen(outcome: Outcome): boolean {
  return outcome.kind === 'passed' || (outcome.kind === 'skipped' && intended.includes(outcome.reason.kind));
}
