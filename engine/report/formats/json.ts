import type { Report } from '../report-schema';

/** The report itself, as schema/report.schema.json describes it. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report)}\n`;
}
