import { count } from '../count';
import { worst } from '../finding-order';
import type { Report, ReportFinding, ReportTask } from '../report-schema';
import { configFile } from './uri';

const limit = 25_000;

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

/** GitLab Code Quality: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function renderGitlab(report: Report): string {
  const critical = new Set(
    report.tasks.filter(({ securityLevel }) => securityLevel === 'critical').map(({ task }) => task),
  );
  const unchecked = report.tasks.filter(({ reason, blocks }) => reason !== null && blocks).slice(0, limit);
  const wordless = report.tasks
    .filter(({ state, findings }) => state === 'failed' && findings.error === 0)
    .slice(0, limit);
  const kept = worst(report.findings, limit);
  const left = report.findings.length - kept.length;
  const issues: readonly Issue[] = [
    ...[...unchecked, ...wordless].map(ofTask),
    ...kept.map((finding) => ofFinding(finding, critical.has(finding.task))),
    ...(left > 0 ? [issue(`${count(left, 'more finding')} left out`, 'hookgraph', 'hookgraph-left-out', 'info')] : []),
  ];
  return `${JSON.stringify(issues)}\n`;
}

function ofFinding({ id, file, range, rule, hook, severity, message }: ReportFinding, isCritical: boolean): Issue {
  return {
    description: message === '' ? (rule ?? hook) : message,
    check_name: rule === null ? hook : `${hook}/${rule}`,
    fingerprint: id,
    severity: isCritical && severity === 'error' ? 'critical' : severities[severity],
    location: { path: file ?? configFile, lines: { begin: Math.max(1, range?.start.line ?? 1) } },
  };
}

function ofTask({ task, hook, reason }: ReportTask): Issue {
  const text =
    reason === null
      ? 'failed; its output says why'
      : [reason.headline, reason.detail, reason.next].filter(Boolean).join('\n');
  return issue(`${task}: ${text}`, hook, `hookgraph-${task}`, reason === null ? 'major' : 'blocker');
}

function issue(description: string, name: string, fingerprint: string, severity: Issue['severity']): Issue {
  return { description, check_name: name, fingerprint, severity, location: { path: configFile, lines: { begin: 1 } } };
}
