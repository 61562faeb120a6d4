import { bySeverity, compareText } from '../../finding-order';
import type { Report, ReportFinding, ReportTask } from '../../report-schema';
import type { SourceLines } from '../../source-lines';
import { webAddress } from '../uri';

const limits = { findings: 20_000, tasks: 5_000, withCode: 3_000, line: 300, output: 4_000, outputs: 200 } as const;
const context = 2;

/** What the page's script reads; names stand once, in lists that numbers point into. */
export interface PageData {
  readonly files: readonly string[];
  readonly rules: readonly (readonly [name: string, url: string | null])[];
  readonly tasks: readonly PageTask[];
  /** Task, file (-1: none), line, column, end line, end column (0: none), rule (-1: none), severity, message, fixable, id. */
  readonly findings: readonly PageFinding[];
  /** By file: lines around findings. */
  readonly code: Readonly<Record<number, Readonly<Record<number, string>>>>;
  readonly left: { readonly findings: number; readonly tasks: number };
}

type PageTask = Pick<
  ReportTask,
  'task' | 'project' | 'hook' | 'state' | 'origin' | 'blocks' | 'duration' | 'reason'
> & {
  readonly output: string;
};
type PageFinding = readonly [number, number, number, number, number, number, number, number, string, 0 | 1, string];

const severities = { error: 0, warning: 1, info: 2 } as const;

export function pageData(report: Report, lines: SourceLines): PageData {
  const kept = [...report.findings].sort(bySeverity).slice(0, limits.findings);
  const tasks = keptTasks(report.tasks, kept);
  const taskIndex = new Map(tasks.map(({ task }, index) => [task, index]));
  const files = new Names();
  const rules = new Names();
  const urls: (string | null)[] = [];
  const code: Record<number, Record<number, string>> = {};
  const coded = new Set(kept.slice(0, limits.withCode));
  const withErrors = new Set(kept.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  const findings = [...kept].sort(byFile(withErrors)).map((finding): PageFinding => {
    const { file, range, rule, severity, message, fixable, id, url } = finding;
    const fileAt = file === null ? -1 : files.indexOf(file);
    const ruleAt = rule === null ? -1 : rules.indexOf(rule);
    if (ruleAt >= 0) urls[ruleAt] ??= webAddress(url);
    if (file !== null && range !== null && coded.has(finding))
      addCode((code[fileAt] ??= {}), lines(file), range.start.line);
    const place = [
      range?.start.line ?? 0,
      range?.start.column ?? 0,
      range?.end?.line ?? 0,
      range?.end?.column ?? 0,
    ] as const;
    const task = taskIndex.get(finding.task) ?? -1;
    return [task, fileAt, ...place, ruleAt, severities[severity], message.slice(0, 2_000), fixable ? 1 : 0, id];
  });
  const { error, warning, info } = report.totals.findings;
  return {
    files: files.list,
    rules: rules.list.map((name, index) => [name, urls[index] ?? null]),
    tasks,
    findings,
    code,
    left: { findings: error + warning + info - kept.length, tasks: report.tasks.length - tasks.length },
  };
}

/** Files with errors first, then by name; in a file by line. */
function byFile(withErrors: ReadonlySet<string | null>): (a: ReportFinding, b: ReportFinding) => number {
  const rank = ({ file }: ReportFinding): number => (withErrors.has(file) ? 0 : 1);
  return (a, b) => {
    if (a.file === b.file) return (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0);
    return rank(a) - rank(b) || compareText(a.file ?? '', b.file ?? '');
  };
}

/** Those with listed findings always, then those that block, then the others. */
function keptTasks(tasks: readonly ReportTask[], findings: readonly ReportFinding[]): readonly PageTask[] {
  const needed = new Set(findings.map(({ task }) => task));
  const rank = ({ task, blocks }: ReportTask): number => (blocks ? 0 : needed.has(task) ? 1 : 2);
  const sorted = [...tasks].sort((a, b) => rank(a) - rank(b));
  const amount = Math.max(limits.tasks, sorted.filter(({ task }) => needed.has(task)).length);
  return sorted.slice(0, amount).map((task, index) => ({
    task: task.task,
    project: task.project,
    hook: task.hook,
    state: task.state,
    origin: task.origin,
    blocks: task.blocks,
    duration: task.duration,
    reason: task.reason,
    output: index < limits.outputs ? task.output.slice(0, limits.output) : '',
  }));
}

function addCode(code: Record<number, string>, lines: readonly string[] | null, line: number): void {
  for (let at = Math.max(1, line - context); at <= line + context; at++) {
    const text = lines?.[at - 1];
    if (text !== undefined) code[at] = text.slice(0, limits.line);
  }
}

class Names {
  readonly list: string[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(name: string): number {
    const known = this.#indexes.get(name);
    if (known !== undefined) return known;
    this.#indexes.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}
