import { count } from '../count';
import { groupedBy } from '../grouped-by';
import { printableLine } from '../printable';
import type { ReportTask } from '../report-schema';

const names = 5;

/** Tasks that were not run: one line for each reason, with the tasks that share it. */
export function skipLines(tasks: readonly ReportTask[], limit: number): readonly string[] {
  const skipped = tasks.filter(({ state }) => state === 'skipped');
  const lines = [...groupedBy(skipped, ({ reason }) => reason?.headline ?? '')].map(([headline, own]) => {
    const shown = own.slice(0, names).map(({ task }) => printableLine(task));
    const rest = own.length > shown.length ? ` and ${count(own.length - shown.length, 'other')}` : '';
    return `- ${headline}: ${shown.join(', ')}${rest}`;
  });
  const left = lines.length - limit;
  return [...lines.slice(0, limit), ...(left > 0 ? [`- ... and ${count(left, 'more reason')}`] : [])];
}
