import type { Finding } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked } from '../parsed';
import { range } from '../range';
import type { Parsed, ToolOutput } from '../tool';
import { severityOf } from './severity';

/** Names of groups that a pattern may have; `message` is the whole match where absent. */
export const regexGroups = ['file', 'line', 'column', 'endLine', 'endColumn', 'severity', 'rule', 'message'] as const;

/** Every match of the user's pattern, on either stream, is a finding. */
export function parseRegex(pattern: string, output: ToolOutput): Parsed {
  const expression = compile(pattern);
  if (expression === null) return { kind: 'trouble', detail: `not a regular expression: ${pattern}` };
  const text = `${output.stdout}\n${output.stderr}`.replaceAll('\r\n', '\n');
  const matches = [...text.matchAll(expression)].filter(([all]) => all !== '');
  const findings = matches.map((match) => toFinding(match, output));
  return { ...checked(findings, output.exitCode !== 0), rest: unmatched(text, matches) };
}

/** The lines that no match touches. */
function unmatched(text: string, matches: readonly RegExpExecArray[]): string {
  const lines: string[] = [];
  let next = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const endOf = (match: RegExpExecArray) => match.index + match[0].length;
    for (let match = matches[next]; match !== undefined && endOf(match) <= start; match = matches[next]) next += 1;
    const match = matches[next];
    if (match === undefined || match.index > end) lines.push(line);
    start = end + 1;
  }
  return lines.join('\n').trim();
}

function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'gmu');
  } catch {
    return null;
  }
}

function toFinding(match: RegExpExecArray, output: ToolOutput): Finding {
  const { file, line, column, endLine, endColumn, severity, rule, message } = match.groups ?? {};
  return newFinding({
    file: file === undefined ? null : output.toFilePath(file),
    range: range({ line: number(line), column: number(column) }, { line: number(endLine), column: number(endColumn) }),
    rule: rule ?? null,
    severity: severityOf(severity),
    message: (message ?? match[0]).trim(),
  });
}

function number(text: string | undefined): number | null {
  const value = Number(text);
  return text === undefined || !Number.isInteger(value) ? null : value;
}
