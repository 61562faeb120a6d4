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
  // Set rather than copied with: a hundred thousand copies cost more than the ids.
  for (const [index, id] of findingIds(kept, sourceLines(options.source)).entries()) {
    const finding = kept[index];
    if (finding !== undefined) finding.id = id;
  }
  return kept;
}

type Listed = Omit<ReportFinding, 'id'> & { id: string };

function listed(finding: Finding, { task, project, hook, tool }: HookResult): Listed {
  const { message } = finding;
  return {
    id: '',
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
