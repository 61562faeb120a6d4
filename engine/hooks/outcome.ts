import type { Failure } from './failure';
import type { HookName } from './brand';

export type SkipReason =
  | { readonly kind: 'dependency-not-passed'; readonly hook: HookName; readonly project: string }
  | { readonly kind: 'no-files' };

/** How a task ended. Only `passed` and `failed` are verdicts; only verdicts are stored. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'timed-out'; readonly limit: number }
  | { readonly kind: 'crashed'; readonly failure: Failure }
  | { readonly kind: 'misconfigured'; readonly failure: Failure }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** Whether the task runner may go on with what depends on the task. */
export function isGreen(outcome: Outcome): boolean {
  return outcome.kind === 'passed' || (outcome.kind === 'skipped' && outcome.reason.kind === 'no-files');
}
