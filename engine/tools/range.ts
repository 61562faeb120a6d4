import type { Range } from '../hooks/finding';

/** A range from what a tool printed; `null` where there is no line. Places before 1:1 mean "the file". */
export function range(
  start: { readonly line?: number | null | undefined; readonly column?: number | null | undefined },
  end: { readonly line?: number | null | undefined; readonly column?: number | null | undefined } = {},
): Range | null {
  if (!start.line || start.line < 1) return null;
  const from = { line: start.line, column: Math.max(1, start.column ?? 1) };
  if (!end.line || !end.column) return { start: from };
  const isAfter = end.line > from.line || (end.line === from.line && end.column > from.column);
  return isAfter ? { start: from, end: { line: end.line, column: end.column } } : { start: from };
}
