import * as z from 'zod/mini';
import type { Finding } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked, trouble, unreadable } from '../parsed';
import { range } from '../range';
import { readJson } from '../read-json';
import type { Parsed, ToolOutput } from '../tool';

const message = z.object({
  ruleId: z.nullish(z.string()),
  severity: z.nullish(z.number()),
  fatal: z.nullish(z.boolean()),
  message: z.string(),
  line: z.nullish(z.number()),
  column: z.nullish(z.number()),
  endLine: z.nullish(z.number()),
  endColumn: z.nullish(z.number()),
  fix: z.nullish(z.object({ range: z.tuple([z.number(), z.number()]), text: z.string() })),
});
const results = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(message),
    errorCount: z.nullish(z.number()),
    warningCount: z.nullish(z.number()),
  }),
);
type Message = z.infer<typeof message>;

/** ESLint's own JSON format, versions 8 to 10. */
export function parseEslint(output: ToolOutput): Parsed {
  if (output.exitCode > 1) return trouble(output);
  const parsed = readEslintJson(output);
  if (parsed === null) return unreadable("ESLint's JSON", output);
  return checked(parsed.findings, output.exitCode !== 0, parsed.printedCount);
}

/** `null`: not ESLint's JSON. `printedCount` is `null` where a result lacks its counts. */
export function readEslintJson(
  output: ToolOutput,
): { readonly findings: readonly Finding[]; readonly printedCount: number | null } | null {
  const parsed = readJson(output.stdout, results);
  if (parsed === null) return null;
  const isCounted = parsed.every((result) => result.errorCount != null && result.warningCount != null);
  let ignored = 0;
  const findings = parsed.flatMap((result) => {
    const file = output.toFilePath(result.filePath);
    const real = result.messages.filter((entry) => !isIgnoredNotice(entry));
    ignored += result.messages.length - real.length;
    return real.map((entry) => toFinding(entry, file));
  });
  const printed = parsed.reduce((sum, result) => sum + (result.errorCount ?? 0) + (result.warningCount ?? 0), 0);
  return { findings, printedCount: isCounted ? printed - ignored : null };
}

/** A file that the configuration ignores was named on the command line: no finding about its content. */
function isIgnoredNotice({ ruleId, fatal, severity, line, message: text }: Message): boolean {
  const isBare = ruleId == null && !fatal && severity === 1 && line == null;
  return isBare && /^File ignored (?:because|by default)/.test(text);
}

function toFinding(entry: Message, file: Finding['file']): Finding {
  const rule = entry.ruleId ?? null;
  return newFinding({
    file,
    range: range({ line: entry.line, column: entry.column }, { line: entry.endLine, column: entry.endColumn }),
    rule,
    severity: entry.fatal || entry.severity === 2 ? 'error' : 'warning',
    message: entry.message,
    fixable: entry.fix != null,
    fix: entry.fix
      ? { offset: entry.fix.range[0], length: entry.fix.range[1] - entry.fix.range[0], text: entry.fix.text }
      : null,
    url: rule === null ? null : eslintRuleUrl(rule),
  });
}

/** Plugins whose rule pages have a stable address; rules without a slash are ESLint's own. */
const rulePages: Readonly<Record<string, (rule: string) => string>> = {
  '@typescript-eslint': (rule) => `https://typescript-eslint.io/rules/${rule}`,
  react: (rule) => `https://github.com/jsx-eslint/eslint-plugin-react/blob/master/docs/rules/${rule}.md`,
  'jsx-a11y': (rule) => `https://github.com/jsx-eslint/eslint-plugin-jsx-a11y/blob/main/docs/rules/${rule}.md`,
  import: (rule) => `https://github.com/import-js/eslint-plugin-import/blob/main/docs/rules/${rule}.md`,
  unicorn: (rule) => `https://github.com/sindresorhus/eslint-plugin-unicorn/blob/main/docs/rules/${rule}.md`,
  '@stylistic': (rule) => `https://eslint.style/rules/${rule}`,
};

function eslintRuleUrl(id: string): string | null {
  const slash = id.lastIndexOf('/');
  if (slash < 0) return `https://eslint.org/docs/latest/rules/${id}`;
  return rulePages[id.slice(0, slash)]?.(id.slice(slash + 1)) ?? null;
}
