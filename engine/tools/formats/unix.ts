import type { Finding } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked } from '../parsed';
import { range } from '../range';
import type { Parsed, ToolOutput } from '../tool';
import { severityOf } from './severity';

/** `src/a.ts:3:7: error: message [rule]`; column, severity and rule may be absent. */
const line =
  /^(?<file>(?:[A-Za-z]:[\\/])?[^:\n]+):(?<line>\d+)(?::(?<column>\d+))?:\s+(?:(?<severity>error|warning|warn|info|note|fatal error|fatal)\b:?\s+)?(?<message>.*?)(?:\s+\[(?<rule>[\w@/.:-]+)\])?$/i;

/** Lines as compilers and linters for Unix print them, on either stream. */
export function parseUnix(output: ToolOutput): Parsed {
  const findings: Finding[] = [];
  const rest: string[] = [];
  for (const text of `${output.stdout}\n${output.stderr}`.split(/\r?\n/)) {
    const finding = toFinding(text, output);
    if (finding === null) rest.push(text);
    else findings.push(finding);
  }
  return { ...checked(findings, output.exitCode !== 0), rest: rest.join('\n').trim() };
}

function toFinding(text: string, output: ToolOutput): Finding | null {
  const groups = line.exec(text)?.groups;
  const file = groups?.file === undefined ? null : output.toFilePath(groups.file);
  // A line that names no file of the workspace is talk, not a finding.
  if (!groups || file === null) return null;
  const { rule = null, message = '' } = groups;
  // ESLint's and Secretlint's own unix formats write `[Error/no-var]`.
  const labelled = rule === null ? null : /^(error|warning)\/(.+)$/i.exec(rule);
  return newFinding({
    file,
    range: range({ line: Number(groups.line), column: groups.column ? Number(groups.column) : null }),
    rule: labelled?.[2] ?? rule,
    severity: severityOf(groups.severity ?? labelled?.[1]),
    message: message.trim(),
  });
}
