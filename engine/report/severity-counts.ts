import type { Severity } from '../hooks/finding';
import { count } from './count';

export type SeverityCounts = Readonly<Record<Severity, number>>;

export function countSeverities(findings: Iterable<{ readonly severity: Severity }>): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** `2 errors, 1 warning`; empty where there is nothing. */
export function severityWords(counts: SeverityCounts): string {
  return [
    ...(counts.error > 0 ? [count(counts.error, 'error')] : []),
    ...(counts.warning > 0 ? [count(counts.warning, 'warning')] : []),
    ...(counts.info > 0 ? [count(counts.info, 'info')] : []),
  ].join(', ');
}
