import type { Finding } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { splitNames } from '../split-names';
import { checked, trouble, unreadable } from '../parsed';
import { range } from '../range';
import type { Parsed, ToolOutput } from '../tool';

/** `[error] src/a.ts: SyntaxError: Unexpected token (1:7)`, then a code frame. */
const syntaxError = /^\[error\] (.+?): (\w*Error: [\s\S]*?) \((\d+):(\d+)\)$/;

/** `prettier --list-different`: names of files on standard output, syntax errors on standard error. */
export function parsePrettier(output: ToolOutput): Parsed {
  const unformatted = splitNames(output.stdout, output.files).map((name) =>
    newFinding({
      file: output.toFilePath(name),
      severity: 'error',
      message: 'Not formatted as Prettier would format it.',
      fixable: true,
    }),
  );
  const complaints = output.stderr.split('\n').filter((line) => line.startsWith('[error] '));
  const broken: Finding[] = [];
  for (const line of complaints) {
    const match = syntaxError.exec(line);
    if (match) {
      const [, file = '', message = '', row, column] = match;
      const place = range({ line: Number(row), column: Number(column) });
      broken.push(newFinding({ file: output.toFilePath(file), range: place, severity: 'error', message }));
    } else if (!isCodeFrame(line)) {
      return trouble(output);
    }
  }
  const findings = [...unformatted, ...broken];
  if (output.exitCode > 2) return trouble(output);
  if (output.exitCode === 2 && broken.length === 0) return trouble(output);
  if (output.exitCode === 1 && findings.length === 0) return unreadable('list of files', output);
  if (findings.some((finding) => finding.file === null)) return unreadable('list of files of this workspace', output);
  return checked(findings, output.exitCode !== 0);
}

function isCodeFrame(line: string): boolean {
  return /^\[error\] (?:>| )?\s*(?:\d+ )?\|/.test(line) || /^\[error\]\s*$/.test(line);
}
