import { createColors } from 'picocolors';
import type { Severity } from '../hooks/finding';
import { bySeverity, byPlace, type Ordered } from './finding-order';
import { groupedBy } from './grouped-by';
import { printable, printableLine } from './printable';

export interface FindingLinesOptions {
  readonly color: boolean;
  /** At most so many findings; errors are kept before warnings. */
  readonly limit: number;
  /** Shown in place of a file where a finding has none. */
  readonly project: string;
}

export interface FindingLines {
  /** Blocks of one file each, ready to be joined by an empty line. */
  readonly blocks: readonly string[];
  /** How many findings were left out. */
  readonly left: number;
}

/** `path:line:column  severity  message  rule`, grouped by file: what editors and terminals make clickable. */
export function findingLines(findings: readonly Ordered[], options: FindingLinesOptions): FindingLines {
  const shown = [...findings].sort(bySeverity).slice(0, options.limit).sort(byPlace);
  return {
    blocks: [...groupedBy(shown, ({ file }) => file).values()].map((group) => block(group, options)),
    left: findings.length - shown.length,
  };
}

/** `path:line:column` on one line, whatever the name contains. */
export function location(finding: Ordered, project: string): string {
  if (finding.file === null) return `project ${printableLine(project)}`;
  const { start } = finding.range ?? {};
  return printableLine(finding.file) + (start === undefined ? '' : `:${start.line}:${start.column}`);
}

function block(group: readonly Ordered[], options: FindingLinesOptions): string {
  const width = Math.max(...group.map((finding) => location(finding, options.project).length));
  return group.map((finding) => line(finding, width, options)).join('\n');
}

function line(finding: Ordered, width: number, options: FindingLinesOptions): string {
  const colors = createColors(options.color);
  const paint: Record<Severity, (text: string) => string> = {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
  };
  const message = printable(finding.message).trimEnd().replace(/\n/g, '\n    ');
  const rule = finding.rule === null ? '' : `  ${colors.dim(printableLine(finding.rule))}`;
  const place = location(finding, options.project).padEnd(width);
  return `${place}  ${paint[finding.severity](finding.severity)}  ${message}${rule}`;
}
