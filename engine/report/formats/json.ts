import type { Report } from '../report-schema';

const perPart = 1_000;

/** The report itself, as schema/report.schema.json describes it; in parts, for it holds every finding. */
export function* jsonParts(report: Report): Generator<string> {
  const { findings, ...rest } = report;
  // The findings are what a report ends with.
  yield JSON.stringify({ ...rest, findings: [] }).slice(0, -']}'.length);
  for (let from = 0; from < findings.length; from += perPart) {
    const part = JSON.stringify(findings.slice(from, from + perPart)).slice(1, -1);
    yield from === 0 ? part : `,${part}`;
  }
  yield ']}\n';
}
