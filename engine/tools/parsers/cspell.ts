import type { Finding } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked, trouble, unreadable } from '../parsed';
import type { Parsed, ToolOutput } from '../tool';

/** `src/a.ts:3:7 - Unknown word (helllo) fix: (hello)` */
const issue = /^(?<file>.+?):(?<line>\d+):(?<column>\d+) - (?<text>[A-Z][\w ]*word[\w ]*) \((?<word>.*?)\)(?<rest>.*)$/;
const summary = /^CSpell: Files checked: (\d+).*?, Issues found: (\d+) in \d+ files?(?: with (\d+) errors?)?/m;

/** cspell's lines on standard output, its summary on standard error; versions 8 and 9. */
export function parseCspell(output: ToolOutput): Parsed {
  const { stdout, stderr, exitCode } = output;
  if (exitCode > 1) return trouble(output);
  // Every named file is on an ignore list: cspell then says nothing at all, and complains by exit code only.
  if (stdout.trim() === '' && stderr.trim() === '') return checked([], false);
  const counts = summary.exec(stderr);
  if (!counts || Number(counts[3] ?? 0) > 0 || /^(?:Configuration|Linter)\b.*(?:Error|not found)/m.test(stderr)) {
    return exitCode === 0 ? unreadable('summary of cspell', output) : trouble(output);
  }
  const findings = stdout.split('\n').flatMap((line) => toFinding(line, output));
  return checked(findings, exitCode !== 0, Number(counts[2]));
}

function toFinding(text: string, output: ToolOutput): readonly Finding[] {
  const groups = issue.exec(text)?.groups;
  if (!groups) return [];
  const { file = '', word = '', text: kind = '', rest = '' } = groups;
  const start = { line: Number(groups.line), column: Number(groups.column) };
  return [
    newFinding({
      file: output.toFilePath(file),
      range: { start, end: { line: start.line, column: start.column + word.length } },
      rule: kind.toLowerCase().trim().replaceAll(' ', '-'),
      severity: 'error',
      message: `${kind}: ${word}${rest.trimEnd()}`,
    }),
  ];
}
