import type { Finding } from '../hooks/finding';
import type { HookResult } from '../hooks/hook-result';
import { findingIds } from './finding-ids';
import { bySeverity, byPlace } from './finding-order';
import type { ReportOptions } from './report-options';
import type { ReportFinding } from './report-schema';
import { sourceLines } from './source-lines';

const messageLimit = 10_000;

/** The findings of all results by place, each with its id; the worst of them where there are too many. */
export function reportFindings(results: readonly HookResult[], options: ReportOptions): readonly ReportFinding[] {
  const all = results.flatMap((result) => result.findings.map((finding) => listed(finding, result)));
  const limit = options.findings ?? 100_000;
  const kept = all.length > limit ? all.sort(bySeverity).slice(0, limit) : all;
  kept.sort(byPlace);
  const ids = findingIds(kept, sourceLines(options.source));
  return kept.map((finding, index) => ({ id: ids[index] ?? '', ...finding }));
}

function listed(finding: Finding, { task, project, hook, tool }: HookResult): Omit<ReportFinding, 'id'> {
  const { message } = finding;
  return {
    task,
    project,
    hook,
    tool: tool.name,
    file: finding.file,
    range: finding.range,
    rule: finding.rule,
    severity: finding.severity,
    message: message.length > messageLimit ? `${message.slice(0, messageLimit)}...` : message,
    fixable: finding.fixable,
    fix: finding.fix,
    url: finding.url,
  };
}
