import { compareText } from './finding-order';
import { groupedBy } from './grouped-by';
import type { Report, ReportFinding, ReportGroup, ReportTask } from './report-schema';
import { taskStates } from './task-states';

/** Counts over tasks hold all findings, also those that the report has no room to list. */
export function totals(tasks: readonly ReportTask[], findings: readonly ReportFinding[]): Report['totals'] {
  const whole = group('', tasks);
  const inState = (state: string): number => tasks.filter((task) => task.state === state).length;
  const [passed, failed, timedOut, crashed, misconfigured, skipped, noResult] = taskStates.map(inState);
  return {
    tasks: whole.tasks,
    states: {
      passed: passed ?? 0,
      failed: failed ?? 0,
      'timed-out': timedOut ?? 0,
      crashed: crashed ?? 0,
      misconfigured: misconfigured ?? 0,
      skipped: skipped ?? 0,
      'no-result': noResult ?? 0,
    },
    red: whole.red,
    replayed: whole.replayed,
    findings: whole.findings,
    known: tasks.reduce((sum, task) => sum + task.known, 0),
    listed: findings.length,
    fixable: findings.filter((finding) => finding.fixable).length,
    hooks: groups(tasks, (task) => task.hook),
    projects: groups(tasks, (task) => task.project),
  };
}

function groups(tasks: readonly ReportTask[], nameOf: (task: ReportTask) => string): readonly ReportGroup[] {
  return [...groupedBy(tasks, nameOf)].sort(([a], [b]) => compareText(a, b)).map(([name, own]) => group(name, own));
}

function group(name: string, tasks: readonly ReportTask[]): ReportGroup {
  const severities = { error: 0, warning: 0, info: 0 };
  for (const { findings } of tasks) {
    severities.error += findings.error;
    severities.warning += findings.warning;
    severities.info += findings.info;
  }
  return {
    name,
    tasks: tasks.length,
    red: tasks.filter((task) => task.blocks).length,
    skipped: tasks.filter((task) => task.state === 'skipped').length,
    replayed: tasks.filter((task) => task.origin === 'store' || task.origin === 'nx-cache').length,
    findings: severities,
    duration: tasks.reduce((sum, task) => sum + (task.origin === 'run' ? (task.duration ?? 0) : 0), 0),
  };
}
