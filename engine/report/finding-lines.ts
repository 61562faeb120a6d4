import { createColors } from 'picocolors';
import type { Severity } from '../hooks/finding';
import type { Ordered } from './finding-order';
import { groupedBy } from './grouped-by';
import { printable, printableLine } from './printable';

export interface FindingLine extends Ordered {
  /** Shown in place of a file where a finding has none. */
  readonly project: string;
  /** Lines of code to show under it. */
  readonly code?: string | null;
}

/**
 * `path:line:column  severity  message  rule`, which editors and terminals make clickable: one block for each file,
 * ready to be joined by an empty line.
 */
export function findingLines(findings: readonly FindingLine[], color: boolean): readonly string[] {
  return [...groupedBy(findings, ({ file }) => file).values()].map((group) => {
    const width = Math.max(...group.map((finding) => location(finding).length));
    return group.map((finding) => line(finding, width, color)).join('\n');
  });
}

/** `path:line:column` on one line, whatever the name contains. */
export function location({ file, range, project }: FindingLine): string {
  if (file === null) return `project ${printableLine(project)}`;
  return printableLine(file) + (range === null ? '' : `:${range.start.line}:${range.start.column}`);
}

function line(finding: FindingLine, width: number, color: boolean): string {
  const colors = createColors(color);
  const paint: Record<Severity, (text: string) => string> = {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
  };
  const [first = '', ...others] = printable(finding.message).trimEnd().split('\n');
  const rule = finding.rule === null ? '' : `  ${colors.dim(printableLine(finding.rule))}`;
  const more = others.map((text) => `\n    ${text}`).join('');
  const code =
    finding.code === undefined || finding.code === null ? '' : `\n    ${finding.code.replace(/\n/g, '\n    ')}`;
  return `${location(finding).padEnd(width)}  ${paint[finding.severity](finding.severity)}  ${first}${rule}${more}${code}`;
}
