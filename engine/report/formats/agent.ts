import { conclusionLine } from '../conclusion';
import { count } from '../count';
import { location } from '../finding-lines';
import { fixHint } from '../fix-hint';
import { bySeverity } from '../finding-order';
import { groupedBy } from '../grouped-by';
import { printable, printableLine } from '../printable';
import { rawOutput } from '../raw-output';
import type { Report, ReportFinding, ReportTask } from '../report-schema';
import type { SourceLines } from '../source-lines';

const limits = { characters: 16_000, findings: 50, perRule: 5, tasks: 10, lines: 20, message: 500, code: 160 } as const;

/**
 * For a program that reads with a budget: the conclusion, what could not be checked, then findings, those that block
 * before others, a few of each rule, with ids that stay the same when lines move; last how to mend and what to run again.
 */
export function renderAgent(report: Report, { lines }: { readonly lines: SourceLines }): string {
  const head = `hookgraph ${report.conclusion}: ${conclusionLine(report)}`;
  const hint = fixHint(report);
  const red = report.tasks.filter(({ blocks, state }) => blocks && state !== 'skipped');
  const again = red.slice(0, limits.tasks).map(({ task }) => `run again: nx run ${printableLine(task)}`);
  const body = [
    ...red
      .filter(({ reason }) => reason !== null)
      .slice(0, limits.tasks)
      .map(unchecked),
    ...findings(report, lines),
    ...red
      .filter((task) => task.state === 'failed' && task.findings.error === 0)
      .slice(0, 3)
      .map(wordless),
  ];
  const left =
    red.length > again.length ? [`... and ${count(red.length - again.length, 'more task')} to run again`] : [];
  return `${[head, ...fitted(body, limits.characters - 2_000), ...(hint === '' ? [] : [hint]), ...again, ...left].join('\n')}\n`;
}

function fitted(parts: readonly string[], budget: number): readonly string[] {
  let length = 0;
  const kept = parts.filter((part) => (length += part.length + 1) <= budget);
  const left = parts.length - kept.length;
  return left > 0 ? [...kept, `... ${count(left, 'more entry', 'more entries')} left out`] : kept;
}

function unchecked({ task, state, reason }: ReportTask): string {
  const text = [reason?.headline, reason?.detail, reason?.next].filter(Boolean).join(' | ');
  return `${state} ${printableLine(task)}: ${printableLine(text).slice(0, limits.message)}`;
}

function wordless({ task, output }: ReportTask): string {
  return `failed ${printableLine(task)}:\n${rawOutput(output, limits.lines, 'its result file').slice(0, 2_000)}`;
}

function findings(report: Report, lines: SourceLines): readonly string[] {
  const blocking = new Set(report.tasks.filter(({ blocks }) => blocks).map(({ task }) => task));
  const rank = ({ task }: ReportFinding): number => (blocking.has(task) ? 0 : 1);
  const sorted = [...report.findings].sort((a, b) => rank(a) - rank(b) || bySeverity(a, b));
  const rules = [...groupedBy(sorted, ({ hook, rule, severity }) => `${hook} ${rule ?? ''} ${severity}`).values()];
  const shown = rules.flatMap((own) => own.slice(0, limits.perRule)).slice(0, limits.findings);
  const { error, warning, info } = report.totals.findings;
  const left = error + warning + info - shown.length;
  return [
    ...shown.map((finding) => entry(finding, lines)),
    ...(left > 0 ? [`... and ${count(left, 'more finding')}; most of them by: ${frequent(rules)}`] : []),
  ];
}

function entry(finding: ReportFinding, lines: SourceLines): string {
  const { id, severity, hook, rule, message, fixable, file, range } = finding;
  const text = printableLine(message.slice(0, limits.message));
  const line = file === null || range === null ? undefined : lines(file)?.[range.start.line - 1];
  const code = line === undefined || line.trim() === '' ? '' : `\n    ${printable(line.trim().slice(0, limits.code))}`;
  const what = printableLine(rule === null ? hook : `${hook}/${rule}`);
  return `${id} ${severity} ${location(finding)} ${what}: ${text}${fixable ? ' (fixable)' : ''}${code}`;
}

function frequent(rules: readonly (readonly ReportFinding[])[]): string {
  return [...rules]
    .sort((a, b) => b.length - a.length)
    .slice(0, 5)
    .flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [`${printableLine(first.rule === null ? first.hook : `${first.hook}/${first.rule}`)} (${others.length + 1})`],
    )
    .join(', ');
}
