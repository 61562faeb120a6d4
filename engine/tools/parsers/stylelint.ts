import * as z from 'zod/mini';
import type { Finding } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked, trouble, unreadable } from '../parsed';
import { range } from '../range';
import { readJson } from '../read-json';
import type { Parsed, ToolOutput } from '../tool';

const place = {
  line: z.nullish(z.number()),
  column: z.nullish(z.number()),
  endLine: z.nullish(z.number()),
  endColumn: z.nullish(z.number()),
};
const results = z.array(
  z.object({
    source: z.string(),
    ignored: z.optional(z.boolean()),
    warnings: z.array(
      z.object({
        ...place,
        rule: z.string(),
        severity: z.string(),
        text: z.string(),
        url: z.optional(z.string()),
        fixable: z.optional(z.boolean()),
        fix: z.optional(z.object({ range: z.tuple([z.number(), z.number()]), text: z.string() })),
      }),
    ),
    parseErrors: z.array(z.looseObject({ ...place, text: z.string() })),
    invalidOptionWarnings: z.array(z.object({ text: z.string() })),
  }),
);
type Warning = z.infer<typeof results>[number]['warnings'][number];

/** The error got a name of its own in the course of 16. */
const allIgnored = /^(?:AllFilesIgnoredError|Error): All input files were ignored because of the ignore pattern/;

/** Stylelint's JSON; versions 16 and 17 print it on standard error. */
export function parseStylelint(output: ToolOutput): Parsed {
  const json = [output.stderr, output.stdout].map((text) => text.trim()).find((text) => text.startsWith('['));
  const parsed = json === undefined ? null : readJson(json, results);
  if (parsed === null) {
    if (output.exitCode === 1 && allIgnored.test(output.stderr)) return checked([], false);
    return output.exitCode === 0 ? unreadable("Stylelint's JSON", output) : trouble(output);
  }
  const invalid = [...new Set(parsed.flatMap((result) => result.invalidOptionWarnings.map(({ text }) => text)))];
  if (invalid.length > 0) return { kind: 'trouble', detail: invalid.join('\n') };
  const findings = parsed
    .filter((result) => !result.ignored)
    .flatMap((result) => {
      const file = output.toFilePath(result.source);
      const errors = result.parseErrors.map((error) =>
        newFinding({ file, range: range(error), rule: 'parse-error', severity: 'error', message: error.text }),
      );
      return [...errors, ...result.warnings.map((warning) => toFinding(warning, file))];
    });
  return checked(findings, output.exitCode !== 0);
}

function toFinding(warning: Warning, file: Finding['file']): Finding {
  const { rule, text, fix } = warning;
  const isOwnRule = /^[a-z][a-z-]*$/.test(rule);
  return newFinding({
    file,
    range: range(warning, { line: warning.endLine, column: warning.endColumn }),
    rule,
    severity: warning.severity === 'error' ? 'error' : 'warning',
    message: text.endsWith(` (${rule})`) ? text.slice(0, -rule.length - 3) : text,
    fixable: fix !== undefined || warning.fixable === true,
    fix: fix ? { offset: fix.range[0], length: fix.range[1] - fix.range[0], text: fix.text } : null,
    url: warning.url ?? (isOwnRule ? `https://stylelint.io/user-guide/rules/${rule}` : null),
  });
}
