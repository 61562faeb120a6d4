import type { Finding, Severity } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked, unreadable } from '../parsed';
import { range } from '../range';
import type { Parsed, ToolOutput } from '../tool';
import { attribute, children, readXml } from './xml';

export function parseCheckstyle(output: ToolOutput): Parsed {
  const findings = readCheckstyle(output);
  return findings === null ? unreadable('checkstyle report', output) : checked(findings, output.exitCode !== 0);
}

/** Findings of a checkstyle report; `null`: there is none in the output. */
export function readCheckstyle(output: ToolOutput): readonly Finding[] | null {
  const root = readXml(output.stdout, 'checkstyle');
  if (root === null) return null;
  return children(root, 'file').flatMap((file) => {
    const name = attribute(file, 'name');
    const path = name === null ? null : output.toFilePath(name);
    return children(file, 'error').map((error) =>
      newFinding({
        file: path,
        range: range({ line: Number(attribute(error, 'line')), column: Number(attribute(error, 'column')) }),
        rule: attribute(error, 'source'),
        severity: severityOf(attribute(error, 'severity')),
        message: attribute(error, 'message') ?? '',
      }),
    );
  });
}

function severityOf(name: string | null): Severity {
  if (name === 'warning') return 'warning';
  return name === 'info' || name === 'ignore' ? 'info' : 'error';
}
