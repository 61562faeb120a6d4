import { count } from '../count';
import { bySeverity } from '../finding-order';
import type { Report, ReportFinding, ReportTask } from '../report-schema';

/** GitHub shows 10 annotations of each level for one step and drops the others without a word. */
const limit = 10;

type Level = 'error' | 'warning' | 'notice';

const levels: Readonly<Record<ReportFinding['severity'], Level>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** Workflow commands that annotate the lines of a pull request; the last of a level says how many it leaves out. */
export function renderGithub(report: Report): string {
  const worst = [...report.findings].sort(bySeverity);
  const unchecked = report.tasks.filter(({ reason, state }) => reason !== null && state !== 'skipped');
  const wordless = report.tasks.filter(({ state, findings }) => state === 'failed' && findings.error === 0);
  const troubled = [...unchecked, ...wordless];
  const blocking = troubled.filter(({ blocks }) => blocks).map(ofTask('error'));
  const advisory = troubled.filter(({ blocks }) => !blocks).map(ofTask('warning'));
  const { error, warning, info } = report.totals.findings;
  const commands = [
    ...bounded('error', blocking.length + error, [...blocking, ...of(worst, 'error')]),
    ...bounded('warning', advisory.length + warning, [...advisory, ...of(worst, 'warning')]),
    ...bounded('notice', info, of(worst, 'info')),
  ];
  return commands.map((command) => `${command}\n`).join('');
}

function of(findings: readonly ReportFinding[], severity: ReportFinding['severity']): readonly string[] {
  return findings
    .filter((finding) => finding.severity === severity)
    .slice(0, limit)
    .map(ofFinding);
}

function bounded(level: Level, total: number, commands: readonly string[]): readonly string[] {
  if (total <= limit) return commands.slice(0, limit);
  const shown = commands.slice(0, limit - 1);
  const text = `${count(total - shown.length, `more ${level}`)}: see the summary of the job`;
  return [...shown, command(level, { title: 'hookgraph' }, text)];
}

function ofFinding({ severity, file, range, rule, hook, project, message }: ReportFinding): string {
  const isOneLine = range?.end !== undefined && range.end.line === range.start.line;
  const title = rule === null ? hook : `${hook}: ${rule}`;
  return command(
    levels[severity],
    {
      ...(file === null ? {} : { file }),
      ...(file === null || range === null ? {} : { line: range.start.line }),
      ...(file === null || range?.end === undefined ? {} : { endLine: range.end.line }),
      // With more than one line GitHub refuses columns.
      ...(file === null || range === null || (range.end !== undefined && !isOneLine)
        ? {}
        : { col: range.start.column }),
      ...(file !== null && isOneLine ? { endColumn: range.end.column } : {}),
      title: file === null ? `${title} (${project})` : title,
    },
    message,
  );
}

function ofTask(level: Level): (task: ReportTask) => string {
  return ({ task, reason, output }) => {
    const text =
      reason === null
        ? output.slice(0, 2_000)
        : [reason.headline, reason.detail, reason.next].filter(Boolean).join('\n');
    return command(level, { title: task }, text === '' ? 'failed without a word' : text);
  };
}

function command(level: Level, properties: Readonly<Record<string, string | number>>, message: string): string {
  const pairs = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${level} ${pairs.join(',')}::${data(message)}`;
}

/** Escapes of the runner: a message cannot end its line, so it cannot start another command. */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
