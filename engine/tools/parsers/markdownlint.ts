import type { Finding } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked, trouble, unreadable } from '../parsed';
import { range } from '../range';
import type { Parsed, ToolOutput } from '../tool';

/** `docs/a.md:3:1 error MD018/no-missing-space-atx No space [Context: "#x"]`; the severity came with version 0.19. */
const finding =
  /^(?<file>[\s\S]+?):(?<line>\d+)(?::(?<column>\d+))? (?:(?<severity>error|warning) )?(?<rule>[\w-]+(?:\/[\w-]+)*) (?<text>.*)$/;

/** markdownlint-cli2: findings on standard error, a count on standard output. */
export function parseMarkdownlint(output: ToolOutput): Parsed {
  if (output.exitCode > 1) return trouble(output);
  const summary = /^Summary: (\d+) error\(s\)(?:, (\d+) warning\(s\))?/m.exec(output.stdout);
  if (!summary) return unreadable('summary of markdownlint-cli2', output);
  const findings = readLines(output);
  return checked(findings, output.exitCode !== 0, Number(summary[1]) + Number(summary[2] ?? 0));
}

function readLines(output: ToolOutput): readonly Finding[] {
  const findings: Finding[] = [];
  let pending = '';
  for (const line of output.stderr.split('\n')) {
    // A name may hold a newline: what is no finding by itself is the first half of one.
    const text = pending === '' ? line : `${pending}\n${line}`;
    const match = finding.exec(text);
    pending = match || text.trim() === '' ? '' : text;
    if (match?.groups) findings.push(toFinding(match.groups, output));
  }
  return findings;
}

function toFinding(groups: Readonly<Record<string, string | undefined>>, output: ToolOutput): Finding {
  const [id = '', ...aliases] = (groups.rule ?? '').split('/');
  const isOwnRule = /^MD\d{3}$/.test(id);
  return newFinding({
    file: output.toFilePath(groups.file ?? ''),
    range: range({ line: Number(groups.line), column: groups.column ? Number(groups.column) : null }),
    rule: aliases[0] === undefined ? id : `${id}/${aliases[0]}`,
    severity: groups.severity === 'warning' ? 'warning' : 'error',
    message: groups.text ?? '',
    url: isOwnRule ? `https://github.com/DavidAnson/markdownlint/blob/main/doc/${id.toLowerCase()}.md` : null,
  });
}
