import type { Severity } from '../hooks/finding';

/** What ordering looks at; findings of a result and of a report both have it. */
export interface Ordered {
  readonly file: string | null;
  readonly range: { readonly start: { readonly line: number; readonly column: number } } | null;
  readonly rule: string | null;
  readonly severity: Severity;
  readonly message: string;
}

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** By place: file, line, column, then severity, rule and message; what concerns no file comes first. */
export function byPlace(a: Ordered, b: Ordered): number {
  return (
    compareText(a.file ?? '', b.file ?? '') ||
    (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
    (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0) ||
    weight[a.severity] - weight[b.severity] ||
    compareText(a.rule ?? '', b.rule ?? '') ||
    compareText(a.message, b.message)
  );
}

/** Errors before warnings before infos, then by place: what a bounded list keeps. */
export function bySeverity(a: Ordered, b: Ordered): number {
  return weight[a.severity] - weight[b.severity] || byPlace(a, b);
}

/** By code units: the same order on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The first by severity, at most `limit`, in the order of their places: errors are kept before warnings. */
export function worst<T extends Ordered>(findings: readonly T[], limit: number): readonly T[] {
  return [...findings].sort(bySeverity).slice(0, limit).sort(byPlace);
}
