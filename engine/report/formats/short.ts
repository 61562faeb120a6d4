import { conclusionLine, verdictWords } from '../conclusion';
import { count } from '../count';
import { findingLines } from '../finding-lines';
import { fixHint } from '../fix-hint';
import { worst } from '../finding-order';
import { printableLine } from '../printable';
import { remarks } from '../remarks';
import type { Report } from '../report-schema';
import { skipLines } from './skip-lines';
import { textTable } from './text-table';

const limits = { findings: 10, tasks: 10 } as const;

export interface ShortOptions {
  readonly color: boolean;
  /** Where the whole report is. */
  readonly whole: string;
}

/**
 * The end of a run in the terminal, below what the tasks printed themselves: one line where it is clean, else totals by
 * hook, the first findings and what could not be checked.
 */
export function renderShort(report: Report, { color, whole }: ShortOptions): string {
  const line = `hookgraph: ${verdictWords[report.conclusion]}: ${conclusionLine(report)}`;
  const also = remarks(report).map((each) => `hookgraph: ${each}\n`);
  if (report.conclusion === 'clean') return `${also.join('')}${line}\n`;
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const shown = worst(errors, limits.findings);
  const left = report.totals.findings.error - shown.length;
  const unchecked = report.tasks.filter(
    ({ reason, blocks, state }) => reason !== null && blocks && state !== 'skipped',
  );
  const parts = [
    ...findingLines(shown, color),
    left > 0 ? `... and ${count(left, 'more error')}` : '',
    ...unchecked
      .slice(0, limits.tasks)
      .map(({ task, reason }) => `${printableLine(task)}: ${reason?.headline ?? ''}\n  ${reason?.next ?? ''}`),
    unchecked.length > limits.tasks
      ? `... and ${count(unchecked.length - limits.tasks, 'more task')} could not check`
      : '',
    skipLines(
      report.tasks.filter(({ blocks }) => blocks),
      limits.tasks,
    ).join('\n'),
    remarks(report).join('\n'),
    textTable(report.totals.hooks),
    [line, fixHint(report), `The whole report: ${printableLine(whole)}`].filter((each) => each !== '').join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
