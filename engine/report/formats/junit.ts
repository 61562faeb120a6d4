import { count } from '../count';
import { location } from '../finding-lines';
import { bySeverity } from '../finding-order';
import { groupedBy } from '../grouped-by';
import type { Report, ReportFinding, ReportTask } from '../report-schema';
import { xmlAttribute, xmlText } from './xml';

const limits = { findings: 25_000, perFile: 100 } as const;

interface TestCase {
  readonly name: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly text: string;
}

/** JUnit XML: a suite for each hook, in it a case for each project, or for each file with findings. */
export function renderJunit(report: Report): string {
  const kept =
    report.findings.length > limits.findings
      ? [...report.findings].sort(bySeverity).slice(0, limits.findings)
      : report.findings;
  const byTask = groupedBy(kept, ({ task }) => task);
  const suites = [...groupedBy(report.tasks, ({ hook }) => hook)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="hookgraph">`,
    ...suites.flatMap(([hook, tasks]) => suite(hook, tasks, byTask)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(
  hook: string,
  tasks: readonly ReportTask[],
  byTask: ReadonlyMap<string, readonly ReportFinding[]>,
): readonly string[] {
  const cases = tasks.map((task) => ({ task, cases: casesOf(task, byTask.get(task.task) ?? []) }));
  const amount = (outcome: TestCase['outcome']): number =>
    cases.reduce((sum, { cases: own }) => sum + own.filter((one) => one.outcome === outcome).length, 0);
  const total = cases.reduce((sum, { cases: own }) => sum + own.length, 0);
  const time = seconds(tasks.reduce((sum, { duration }) => sum + (duration ?? 0), 0));
  return [
    `  <testsuite name="${xmlAttribute(hook)}" tests="${total}" failures="${amount('failure')}" errors="${amount('error')}" skipped="${amount('skipped')}" time="${time}">`,
    ...cases.flatMap(({ task, cases: own }) => own.map((one) => testCase(one, task, own.length))),
    '  </testsuite>',
  ];
}

function casesOf(task: ReportTask, findings: readonly ReportFinding[]): readonly TestCase[] {
  const whole = task.reason === null ? verdict(task) : noVerdict(task);
  const files = [...groupedBy(findings, ({ file }) => file)].map(([file, own]) => fileCase(file ?? task.project, own));
  const isTold = task.reason === null && files.some(({ outcome }) => outcome === 'failure');
  return isTold || (task.reason === null && task.state === 'passed' && files.length > 0) ? files : [whole, ...files];
}

function verdict({ project, state, output }: ReportTask): TestCase {
  if (state === 'passed') return { name: project, outcome: 'passed', message: '', text: '' };
  return { name: project, outcome: 'failure', message: 'The tool failed', text: output };
}

function noVerdict({ project, state, reason, output }: ReportTask): TestCase {
  const text = [reason?.detail ?? '', reason?.next ?? '', output].filter((part) => part !== '').join('\n');
  return { name: project, outcome: state === 'skipped' ? 'skipped' : 'error', message: reason?.headline ?? '', text };
}

/** Errors make a failure; warnings and infos are its output only. */
function fileCase(name: string, findings: readonly ReportFinding[]): TestCase {
  const [first] = [...findings].sort(bySeverity);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const lines = findings
    .slice(0, limits.perFile)
    .map(
      (finding) =>
        `${location(finding)}  ${finding.severity}  ${finding.message}${finding.rule === null ? '' : `  ${finding.rule}`}`,
    );
  const left = findings.length - lines.length;
  return {
    name,
    outcome: errors > 0 ? 'failure' : 'passed',
    message:
      findings.length === 1 ? (first?.message ?? '') : `${count(findings.length, 'problem')}: ${first?.message ?? ''}`,
    text: [...lines, ...(left > 0 ? [`... and ${count(left, 'more', 'more')}`] : [])].join('\n'),
  };
}

function testCase({ name, outcome, message, text }: TestCase, task: ReportTask, siblings: number): string {
  const time = seconds((task.duration ?? 0) / siblings);
  const open = `    <testcase name="${xmlAttribute(name)}" classname="${xmlAttribute(`${task.project}.${task.hook}`)}" time="${time}"`;
  if (outcome === 'passed')
    return text === '' ? `${open}/>` : `${open}><system-out>${xmlText(text)}</system-out></testcase>`;
  return `${open}><${outcome} message="${xmlAttribute(message)}">${xmlText(text)}</${outcome}></testcase>`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(3);
}
