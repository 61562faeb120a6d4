import type { TaskId } from '../hooks/brand';
import type { HookResult } from '../hooks/hook-result';
import type { ExpectedTask } from './expected-task';
import { compareText } from './finding-order';
import { reportFindings } from './report-findings';
import type { ReportOptions } from './report-options';
import type { Report, ReportTask } from './report-schema';
import { reportTask } from './report-task';
import { totals } from './report-totals';

/**
 * One report of a run's own tasks. What is not expected is not shown, and what is expected but has no result is red: a
 * result of another run can neither add nor hide anything.
 */
export function assembleReport(
  expected: readonly ExpectedTask[],
  results: ReadonlyMap<TaskId, HookResult>,
  options: ReportOptions,
): Report {
  const own = [...new Map(expected.map((task) => [task.task, task])).values()]
    .sort((a, b) => compareText(a.task, b.task))
    .map((task) => ({ expected: task, result: resultOf(task, results) }));
  const tasks = own.map(({ expected: task, result }) => reportTask(task, result, options));
  const found = own.flatMap(({ result }) => (result === null ? [] : [result]));
  const findings = reportFindings(found, options);
  return {
    format: 'hookgraph-report',
    version: 1,
    createdAt: new Date(options.now).toISOString(),
    conclusion: conclude(tasks),
    totals: totals(tasks, findings),
    tasks,
    findings,
  };
}

/** A task that was left out has no result of this run, whatever file an earlier one left. */
function resultOf(expected: ExpectedTask, results: ReadonlyMap<TaskId, HookResult>): HookResult | null {
  const result = expected.host === 'left-out' ? undefined : results.get(expected.task);
  return result !== undefined && result.task === expected.task ? result : null;
}

function conclude(tasks: readonly ReportTask[]): Report['conclusion'] {
  const blocking = tasks.filter((task) => task.blocks);
  const isUnchecked = blocking.some(({ state }) => state !== 'failed' && state !== 'skipped');
  if (isUnchecked) return 'could-not-check';
  return blocking.some(({ state }) => state === 'failed')
    ? 'findings'
    : blocking.length > 0
      ? 'could-not-check'
      : 'clean';
}
