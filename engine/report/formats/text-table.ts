import { grouped } from '../count';
import { printableLine } from '../printable';
import type { ReportGroup } from '../report-schema';

const columns = ['hook', 'tasks', 'block', 'skipped', 'replayed', 'errors', 'warnings', 'infos'] as const;

/** Totals as a table of plain text, numbers to the right. */
export function textTable(groups: readonly ReportGroup[]): string {
  if (groups.length === 0) return '';
  const rows = [columns, ...groups.map(cells)];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

function cells({ name, tasks, red, skipped, replayed, findings }: ReportGroup): readonly string[] {
  const numbers = [tasks, red, skipped, replayed, findings.error, findings.warning, findings.info];
  return [printableLine(name), ...numbers.map((amount) => (amount === 0 ? '-' : grouped(amount)))];
}
