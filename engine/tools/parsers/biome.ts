import * as z from 'zod/mini';
import type { Finding, Range, Severity } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked, trouble, unreadable } from '../parsed';
import { range } from '../range';
import { readJson } from '../read-json';
import type { Parsed, ToolOutput } from '../tool';

const point = z.object({ line: z.number(), column: z.number() });
const location = z.object({
  /** Version 1 and the first of version 2 wrap the name. */
  path: z.nullish(z.union([z.string(), z.object({ file: z.string() })])),
  start: z.nullish(point),
  end: z.nullish(point),
  span: z.nullish(z.tuple([z.number(), z.number()])),
  sourceCode: z.nullish(z.string()),
});
const report = z.object({
  summary: z.object({
    errors: z.number(),
    warnings: z.number(),
    infos: z.optional(z.number()),
    diagnosticsNotPrinted: z.number(),
  }),
  diagnostics: z.array(
    z.object({
      category: z.nullish(z.string()),
      severity: z.string(),
      description: z.nullish(z.string()),
      message: z.unknown(),
      tags: z.optional(z.array(z.string())),
      location: z.nullish(location),
    }),
  ),
});
type Diagnostic = z.infer<typeof report>['diagnostics'][number];

/** Biome's JSON, versions 1.9 and 2. */
export function parseBiome(output: ToolOutput): Parsed {
  const read = readJson(output.stdout, report);
  if (read === null) return output.exitCode === 0 ? unreadable("Biome's JSON", output) : trouble(output);
  const blind = read.diagnostics.filter(({ category }) => /^(?:internalError|fs|configuration)\b/.test(category ?? ''));
  if (blind.length > 0) return { kind: 'trouble', detail: blind.map(words).join('\n') };
  if (read.summary.diagnosticsNotPrinted > 0) return unreadable('complete list of diagnostics', output);
  const findings = read.diagnostics.map((diagnostic) => toFinding(diagnostic, output));
  return checked(findings, output.exitCode !== 0);
}

function toFinding(diagnostic: Diagnostic, output: ToolOutput): Finding {
  const { category, location: where, tags } = diagnostic;
  const path = typeof where?.path === 'string' ? where.path : where?.path?.file;
  const rule = category ?? null;
  return newFinding({
    file: path === undefined ? null : output.toFilePath(path),
    range: where ? placeOf(where) : null,
    rule,
    severity: severityOf(diagnostic.severity),
    message: words(diagnostic),
    fixable: tags?.includes('fixable') === true || rule === 'format',
    url: rule === null ? null : ruleUrl(rule),
  });
}

function words({ message, description }: Diagnostic): string {
  return typeof message === 'string' ? message : (description ?? '');
}

function severityOf(severity: string): Severity {
  if (severity === 'error' || severity === 'fatal') return 'error';
  return severity === 'warning' ? 'warning' : 'info';
}

function placeOf({ start, end, span, sourceCode }: z.infer<typeof location>): Range | null {
  if (start) return range(start, end ?? {});
  if (!span || sourceCode == null) return null;
  const bytes = Buffer.from(sourceCode);
  return range(pointAt(bytes, span[0]), pointAt(bytes, span[1]));
}

/** Spans count bytes of UTF-8. */
function pointAt(bytes: Buffer, offset: number): { readonly line: number; readonly column: number } {
  const before = bytes.subarray(0, offset).toString();
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** `lint/style/noVar` has its page at `no-var`. */
function ruleUrl(category: string): string | null {
  const name = /^lint\/\w+\/(\w+)$/.exec(category)?.[1];
  if (name === undefined) return null;
  return `https://biomejs.dev/linter/rules/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
