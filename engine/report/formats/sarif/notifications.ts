import { count } from '../../count';
import type { ReportTask } from '../../report-schema';

const limit = 100;

/** What kept tasks from a verdict, so that an empty list of results is not taken for a clean one. */
export function notifications(tasks: readonly ReportTask[]): readonly object[] {
  const without = tasks.filter(({ reason, blocks }) => reason !== null && blocks);
  const shown = without.slice(0, limit).map(({ task, reason, state }) => ({
    level: state === 'skipped' ? 'warning' : 'error',
    message: { text: [`${task}: ${reason?.headline ?? ''}`, reason?.detail, reason?.next].filter(Boolean).join('\n') },
  }));
  const left = without.length - shown.length;
  return left > 0
    ? [...shown, { level: 'error', message: { text: `${count(left, 'more task')} without a verdict.` } }]
    : shown;
}
