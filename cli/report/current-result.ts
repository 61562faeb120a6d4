import type { HookResult } from '../../engine/hooks/hook-result';
import { concludeKnown } from '../../engine/run/conclude-look';
import type { PlannedTask } from '../../engine/run/plan-task';
import type { KnownVerdicts } from '../../engine/run/verdict-ledger';

export interface Now {
  lookUp(): Promise<KnownVerdicts | undefined>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The result that a run has left, if it is of what the workspace has now; else `null`. Where the fingerprint of the task
 * does not say it all, because some files have a verdict that is wider than they are or because verdicts grow old, the
 * store is asked.
 */
export async function currentResult(
  plan: PlannedTask,
  left: HookResult,
  { lookUp, now }: Now,
): Promise<HookResult | null> {
  if (left.fingerprint !== plan.whole.fingerprint) return null;
  const { ttl } = plan.hook;
  const isOld = ttl !== null && (left.files.replayed > 0 || left.replayed || now - left.startedAt > ttl);
  if (plan.wider === null && !isOld) return left;
  const known = await lookUp();
  return known !== undefined && known.unknown.length === 0 ? concludeKnown(plan, known, now) : null;
}
