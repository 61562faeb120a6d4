import { createColors } from 'picocolors';
import { codeFrame } from '../code-frame';
import { conclusionLine, verdictWords } from '../conclusion';
import { count } from '../count';
import { findingLines } from '../finding-lines';
import { fixHint } from '../fix-hint';
import { bySeverity, worst } from '../finding-order';
import { printableLine } from '../printable';
import { rawOutput } from '../raw-output';
import { remarks } from '../remarks';
import type { Report, ReportFinding, ReportTask } from '../report-schema';
import type { SourceLines } from '../source-lines';
import { skipLines } from './skip-lines';
import { textTable } from './text-table';

const limits = { findings: 100, frames: 5, tasks: 50, outputs: 5, lines: 40 } as const;

interface TextOptions {
  readonly lines: SourceLines;
  readonly color: boolean;
}

/** For the terminal: what to look at first, then what could not be checked, what was skipped and why, and totals. */
export function renderText(report: Report, options: TextOptions): string {
  const parts = [
    ...findings(report, options),
    ...wordless(report),
    ...unchecked(report, options),
    skipLines(report.tasks, limits.tasks).join('\n'),
    remarks(report)
      .map((remark) => `- ${remark}`)
      .join('\n'),
    textTable(report.totals.hooks),
    conclusion(report, options),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function findings(report: Report, { lines, color }: TextOptions): readonly string[] {
  const shown = worst(report.findings, limits.findings);
  const framed = new Set([...shown].sort(bySeverity).slice(0, limits.frames));
  const { error, warning, info } = report.totals.findings;
  const left = error + warning + info - shown.length;
  const line = (finding: ReportFinding): ReportFinding & { readonly code: string | null } => ({
    ...finding,
    rule: finding.rule === null ? finding.hook : `${finding.hook} ${finding.rule}`,
    code: framed.has(finding) ? codeFrame(finding, lines) : null,
  });
  return [...findingLines(shown.map(line), color), left > 0 ? `... and ${count(left, 'more finding')}` : ''];
}

/** The tool's own words where a task failed and nothing could be parsed. */
function wordless(report: Report): readonly string[] {
  const tasks = report.tasks.filter(({ state, findings: { error } }) => state === 'failed' && error === 0);
  const words = (output: string): string =>
    output === '' ? 'failed without a word' : rawOutput(output, limits.lines, 'its result file');
  return [
    ...tasks.slice(0, limits.outputs).map(({ task, output }) => `${printableLine(task)}\n${words(output)}`),
    tasks.length > limits.outputs ? `... and ${count(tasks.length - limits.outputs, 'more task')} that failed` : '',
  ];
}

function unchecked(report: Report, { color }: TextOptions): readonly string[] {
  const colors = createColors(color);
  const tasks = report.tasks.filter(({ state, reason }) => reason !== null && state !== 'skipped');
  const text = ({ task, reason, advisory }: ReportTask): string =>
    [
      colors.red(`✖ ${printableLine(task)}: ${reason?.headline ?? ''}`) +
        (advisory ? ' (advisory, blocks nothing)' : ''),
      ...[reason?.detail ?? '', reason?.next ?? '']
        .filter((line) => line !== '')
        .map((line) => `  ${line.replace(/\n/g, '\n  ')}`),
    ].join('\n');
  return [
    ...tasks.slice(0, limits.tasks).map(text),
    tasks.length > limits.tasks ? `... and ${count(tasks.length - limits.tasks, 'more task')} could not check` : '',
  ];
}

function conclusion(report: Report, { color }: TextOptions): string {
  const colors = createColors(color);
  const paint = report.conclusion === 'clean' ? colors.green : colors.red;
  const mark = report.conclusion === 'clean' ? '✔' : '✖';
  const line = paint(`${mark} ${verdictWords[report.conclusion]}: ${conclusionLine(report)}`);
  return [line, fixHint(report)].filter((each) => each !== '').join('\n');
}
