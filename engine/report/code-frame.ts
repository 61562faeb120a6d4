import { codeFrameColumns } from '@babel/code-frame';
import type { ReportFinding } from './report-schema';
import type { SourceLines } from './source-lines';

// Replaced one by one, so that columns stay right.

const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const lineLimit = 300;

/** The lines around a finding with the place marked; `null` where there is nothing to show or lines are too long. */
export function codeFrame(finding: ReportFinding, lines: SourceLines, context = 2): string | null {
  const { file, range } = finding;
  const all = file === null || range === null ? null : lines(file);
  if (all === null || range === null || all[range.start.line - 1] === undefined) return null;
  const from = Math.max(1, range.start.line - context);
  const window = all.slice(from - 1, range.start.line + context);
  if (window.some((line) => line.length > lineLimit)) return null;
  const { start, end } = range;
  const isOneLine = end !== undefined && end.line === start.line && end.column > start.column;
  const at = { line: start.line, column: start.column };
  // Empty lines stand for those above the window, so that the gutter counts right.
  const text = '\n'.repeat(from - 1) + window.join('\n').replace(hidden, '\ufffd');
  return codeFrameColumns(
    text,
    isOneLine ? { start: at, end: { line: start.line, column: end.column } } : { start: at },
    { linesAbove: context, linesBelow: context, highlightCode: false },
  );
}
