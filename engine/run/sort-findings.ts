import type { Finding } from '../hooks/finding';

/** One order for run and replay: by file, place, rule and text. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file ?? '', b.file ?? '') ||
      compare(a.range?.start.line ?? 0, b.range?.start.line ?? 0) ||
      compare(a.range?.start.column ?? 0, b.range?.start.column ?? 0) ||
      compare(a.rule ?? '', b.rule ?? '') ||
      compare(a.message, b.message),
  );
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
