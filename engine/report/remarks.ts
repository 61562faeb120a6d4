import ms from 'ms';
import { count } from './count';
import { flakyWords } from './flaky-words';
import { limitWords } from './messages';
import { printableLine } from './printable';
import type { Report, ReportTask } from './report-schema';

/** How many tasks are named in one remark. */
const named = 5;

/** What is worth knowing of a run though it makes nothing red: one line for each kind. */
export function remarks({ tasks }: Pick<Report, 'tasks'>): readonly string[] {
  const flaky = tasks.filter(({ state, attempts }) => state === 'passed' && attempts !== null);
  const near = tasks.filter(({ nearLimit }) => nearLimit !== null);
  const critical = tasks.filter(
    ({ skipped, securityLevel }) => skipped === 'on-request' && securityLevel === 'critical',
  );
  return [
    ...remark('Critical, and skipped on request', critical, () => 'HOOKGRAPH_SKIP_CRITICAL'),
    ...remark('Passed at another attempt', flaky, ({ attempts }) => flakyWords(attempts ?? undefined)),
    ...remark('Close to a time limit', near, nearWords),
  ];
}

function remark(title: string, tasks: readonly ReportTask[], words: (task: ReportTask) => string): readonly string[] {
  if (tasks.length === 0) return [];
  const names = tasks.slice(0, named).map((task) => `${printableLine(task.task)} (${words(task)})`);
  const rest = tasks.length > named ? `, and ${count(tasks.length - named, 'other')}` : '';
  return [`${title}: ${names.join(', ')}${rest}`];
}

function nearWords({ duration, nearLimit }: ReportTask): string {
  if (nearLimit === null) return '';
  return `${ms(duration ?? 0)} of the ${limitWords[nearLimit.of]} of ${ms(nearLimit.limit)}`;
}
