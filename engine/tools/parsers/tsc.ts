import type { Finding } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked, trouble, unreadable } from '../parsed';
import { range } from '../range';
import type { Parsed, ToolOutput } from '../tool';

const inFile = /^(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): (?<severity>error|warning) (?<code>TS\d+): (?<text>.*)$/;
const anywhere = /^(?<severity>error|warning) (?<code>TS\d+): (?<text>.*)$/;
/** The answer depends on build output, which is in no fingerprint: a red verdict would outlive the next build. */
const notBuilt = new Set(['TS6305', 'TS6310']);

/** `tsc --pretty false --diagnostics`, versions 5 to 7. */
export function parseTsc(output: ToolOutput): Parsed {
  const lines = output.stdout.split(/\r?\n/);
  const statistics = lines.findIndex((line) => /^Files:\s+\d+$/.test(line));
  const findings = readLines(statistics < 0 ? lines : lines.slice(0, statistics), output);
  if (findings.some(isConfigTrouble))
    return trouble({ ...output, stdout: sentences(findings.filter(isConfigTrouble)) });
  if (statistics < 0) return output.exitCode === 0 ? unreadable('statistics of tsc', output) : trouble(output);
  if (/^Files:\s+0$/.test(lines[statistics] ?? '')) {
    const detail =
      'tsconfig.json names no file of its own, so tsc checked nothing: list what it should check, or its references';
    return { kind: 'trouble', detail };
  }
  if (output.exitCode !== 0 && findings.length === 0) return unreadable('diagnostics of tsc', output);
  // Statistics are for us, and those that somebody's configuration asks for are other times in each run.
  return { ...checked(findings, output.exitCode !== 0), rest: '' };
}

function readLines(lines: readonly string[], output: ToolOutput): readonly Finding[] {
  const findings: Finding[] = [];
  for (const line of lines) {
    const match = inFile.exec(line) ?? anywhere.exec(line);
    const last = findings.at(-1);
    if (match?.groups) {
      const { file, line: row, column, severity, code = null, text = '' } = match.groups;
      findings.push(
        newFinding({
          file: file === undefined ? null : output.toFilePath(file),
          range: row === undefined ? null : range({ line: Number(row), column: Number(column) }),
          rule: code,
          severity: severity === 'warning' ? 'warning' : 'error',
          message: text,
        }),
      );
    } else if (last && /^\s+\S/.test(line)) {
      findings[findings.length - 1] = { ...last, message: `${last.message}\n${line}` };
    }
  }
  return findings;
}

/** Errors of the command line and of tsconfig.json: nothing, or not all, was checked. */
function isConfigTrouble({ file, rule }: Finding): boolean {
  if (rule === null) return false;
  if (notBuilt.has(rule)) return true;
  return (file === null || file.endsWith('.json')) && /^TS(?:5\d{3}|6\d{3}|1800[0-3])$/.test(rule);
}

function sentences(findings: readonly Finding[]): string {
  const lines = findings.map(({ file, rule, message }) => `${file ?? 'tsconfig.json'}: ${rule}: ${message}`);
  const hint = 'build what is referenced first: add "build" or "^build" to dependsOn';
  return [...lines, ...(findings.some(({ rule }) => notBuilt.has(rule ?? '')) ? [hint] : [])].join('\n');
}
