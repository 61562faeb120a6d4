import { conclusionLine, verdictWords } from '../conclusion';
import { count } from '../count';
import { location } from '../finding-lines';
import { bySeverity } from '../finding-order';
import { groupedBy } from '../grouped-by';
import { printable } from '../printable';
import type { Report, ReportFinding, ReportGroup } from '../report-schema';
import { severityWords } from '../severity-counts';
import { htmlText } from './html-text';
import { webAddress } from './uri';

/** By this a bot finds its own comment again, to update it. */
export const commentMark = '<!-- hookgraph-report -->';

const limits = { groups: 50, perHook: 50, tasks: 30, message: 1_000 } as const;

/** A comment of a pull request: GitHub and GitLab take at most 65,536 characters. */
export function renderMarkdown(report: Report): string {
  return markdownBody(report, 65_536);
}

/**
 * Foreign text stands in HTML tables, where neither Markdown nor mentions are read, and without empty lines, which would
 * end the table. Sections that do not fit are counted instead.
 */
export function markdownBody(report: Report, budget: number): string {
  const mark = report.conclusion === 'clean' ? '✅' : '❌';
  const sections = [
    `${commentMark}\n## ${mark} ${verdictWords[report.conclusion]}\n\n${conclusionLine(report)}`,
    totalsTable(report.totals.hooks),
    uncheckedTable(report),
    ...byHook(report),
  ].filter((section) => section !== '');
  const reserve = 200;
  const kept: string[] = [];
  let length = reserve;
  for (const section of sections) {
    if (length + section.length + 2 > budget) break;
    kept.push(section);
    length += section.length + 2;
  }
  const left = sections.length - kept.length;
  return `${[...kept, ...(left > 0 ? [`_${count(left, 'more section')} left out for want of room._`] : [])].join('\n\n')}\n`;
}

function totalsTable(groups: readonly ReportGroup[]): string {
  if (groups.length === 0) return '';
  const rows = groups
    .slice(0, limits.groups)
    .map(({ name, tasks, red, skipped, replayed, findings }) =>
      row([code(name), tasks, red, skipped, replayed, findings.error, findings.warning, findings.info].map(String)),
    );
  const left = groups.length - rows.length;
  return table(
    ['hook', 'tasks', 'block', 'skipped', 'replayed', 'errors', 'warnings', 'infos'],
    [...rows, ...(left > 0 ? [row([`... and ${count(left, 'more hook')}`])] : [])],
  );
}

function uncheckedTable(report: Report): string {
  const tasks = report.tasks.filter(({ reason, blocks }) => reason !== null && blocks);
  if (tasks.length === 0) return '';
  const rows = tasks
    .slice(0, limits.tasks)
    .map(({ task, reason }) =>
      row([code(task), text([reason?.headline, reason?.detail, reason?.next].filter(Boolean).join('\n'))]),
    );
  const left = tasks.length - rows.length;
  const all = [...rows, ...(left > 0 ? [row([`... and ${count(left, 'more task')}`])] : [])];
  return details(`${count(tasks.length, 'task')} without a verdict`, table(['task', 'why'], all), true);
}

function byHook(report: Report): readonly string[] {
  const groups = [...groupedBy(report.findings, ({ hook }) => hook)].sort(([a], [b]) => (a < b ? -1 : 1));
  const totals = new Map(report.totals.hooks.map((group) => [group.name, group]));
  return groups.map(([hook, findings]) => {
    const shown = [...findings].sort(bySeverity).slice(0, limits.perHook);
    const counts = totals.get(hook)?.findings ?? { error: 0, warning: 0, info: 0 };
    const left = counts.error + counts.warning + counts.info - shown.length;
    const rows = [...shown.map(findingRow), ...(left > 0 ? [row([`... and ${count(left, 'more finding')}`])] : [])];
    const title = `${code(hook)}: ${severityWords(counts)}`;
    return details(title, table(['severity', 'where', 'message', 'rule'], rows), groups.length === 1);
  });
}

function findingRow(finding: ReportFinding): string {
  const url = webAddress(finding.url);
  const rule = finding.rule === null ? '' : code(finding.rule);
  return row([
    finding.severity,
    code(location(finding)),
    text(finding.message),
    url === null ? rule : `<a href="${htmlText(url)}">${rule}</a>`,
  ]);
}

function details(title: string, content: string, isOpen: boolean): string {
  return `<details${isOpen ? ' open' : ''}><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

function table(head: readonly string[], rows: readonly string[]): string {
  return ['<table>', `<tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr>`, ...rows, '</table>'].join('\n');
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** Several lines keep their breaks; `code` keeps names from becoming mentions. */
function text(value: string): string {
  const short = value.length > limits.message ? `${value.slice(0, limits.message)}...` : value;
  return code(short);
}

function code(value: string): string {
  return `<code>${htmlText(printable(value)).replace(/\n/g, '<br>')}</code>`;
}
