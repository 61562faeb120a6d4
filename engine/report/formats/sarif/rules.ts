import type { ReportFinding, ReportTask } from '../../report-schema';
import { webAddress } from '../uri';

export interface RuleIndex {
  readonly rules: readonly object[];
  indexOf(name: string): number;
}

/** Scores that GitHub sorts security alerts by. */
const severityScores = { low: null, medium: null, high: '8.0', critical: '9.5' } as const;

/** The rule of a finding; the hook stands in for tools without rules. Unique over tools where a run holds several. */
export function ruleName({ rule, hook, tool }: ReportFinding, isShared: boolean): string {
  return isShared ? `${tool}/${rule ?? hook}` : (rule ?? hook);
}

/** Every rule that has a result, in the order of first use. */
export function ruleIndex(
  findings: readonly ReportFinding[],
  tasks: readonly ReportTask[],
  isShared: boolean,
): RuleIndex {
  const levels = new Map(tasks.map((task) => [task.task, task.securityLevel]));
  const indexes = new Map<string, number>();
  const rules: object[] = [];
  for (const finding of findings) {
    const name = ruleName(finding, isShared);
    if (indexes.has(name)) continue;
    indexes.set(name, rules.length);
    rules.push(rule(name, finding, severityScores[levels.get(finding.task) ?? 'low']));
  }
  return { rules, indexOf: (name) => indexes.get(name) ?? -1 };
}

function rule(id: string, finding: ReportFinding, score: string | null): object {
  const helpUri = webAddress(finding.url);
  return {
    id,
    shortDescription: {
      text: finding.rule === null ? `Reported by ${finding.hook}` : `${finding.tool}: ${finding.rule}`,
    },
    ...(helpUri === null ? {} : { helpUri }),
    properties: {
      tags: score === null ? ['quality'] : ['security'],
      ...(score === null ? {} : { 'security-severity': score }),
    },
  };
}
