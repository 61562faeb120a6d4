import type { HookResult } from '../hooks/hook-result';
import type { Baseline, KnownFinding } from './known-finding';
import { matchKnown, type BaselineSources } from './match-known';

export interface BaselineContext extends BaselineSources {
  readonly baseline: Baseline;
  /** UTC: `2026-12-31`. */
  readonly today: string;
}

/**
 * A result as the baseline has it: what is known is set apart, and a task whose only errors are known passes. What could
 * not be checked is never known, nor is a red that no finding explains.
 */
export function applyBaseline(judged: HookResult, context: BaselineContext): HookResult {
  const result = withoutBaseline(judged);
  const { outcome, findings, hook, root } = result;
  if (outcome.kind !== 'failed' && outcome.kind !== 'passed') return result;
  const entries = (context.baseline.get(hook)?.get(root) ?? []).filter((entry) =>
    isValid(entry, result, context.today),
  );
  if (entries.length === 0) return result;
  const { known, fresh } = matchKnown(findings, entries, context);
  if (known.length === 0) return result;
  const isExplained = findings.some(isError) && !fresh.some(isError);
  return {
    ...result,
    outcome: outcome.kind === 'failed' && isExplained ? { kind: 'passed' } : outcome,
    findings: fresh,
    known: known.map(({ finding }) => finding),
  };
}

/** The result as the tool gave it. */
export function withoutBaseline(result: HookResult): HookResult {
  const { known, ...rest } = result;
  if (known === undefined) return result;
  const isRed = rest.outcome.kind === 'passed' && known.some(isError);
  return {
    ...rest,
    outcome: isRed ? { kind: 'failed' } : rest.outcome,
    findings: [...rest.findings, ...known],
  };
}

/** Whether an entry still counts: not past its day, and for security hooks only with a reason and an end. */
export function isValid(
  { reason, expires }: KnownFinding,
  { securityLevel }: Pick<HookResult, 'securityLevel'>,
  today: string,
): boolean {
  if (expires !== null && expires < today) return false;
  return !needsReason(securityLevel) || (reason !== null && expires !== null);
}

/** Hooks whose findings are accepted with a reason and an end only. */
export function needsReason(level: HookResult['securityLevel']): boolean {
  return level === 'high' || level === 'critical';
}

function isError({ severity }: { readonly severity: string }): boolean {
  return severity === 'error';
}
