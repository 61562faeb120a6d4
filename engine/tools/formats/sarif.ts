import * as z from 'zod/mini';
import type { Finding, Severity } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked, unreadable } from '../parsed';
import { range } from '../range';
import { readJson } from '../read-json';
import type { Parsed, ToolOutput } from '../tool';

const level = z.enum(['none', 'note', 'warning', 'error']);
const rule = z.object({
  id: z.string(),
  helpUri: z.optional(z.string()),
  defaultConfiguration: z.optional(z.object({ level: z.optional(level) })),
});
const region = z.object({
  startLine: z.optional(z.number()),
  startColumn: z.optional(z.number()),
  endLine: z.optional(z.number()),
  endColumn: z.optional(z.number()),
});
const artifact = z.object({
  uri: z.optional(z.string()),
  uriBaseId: z.optional(z.string()),
  index: z.optional(z.number()),
});
const result = z.object({
  ruleId: z.optional(z.string()),
  ruleIndex: z.optional(z.number()),
  rule: z.optional(z.object({ id: z.optional(z.string()), index: z.optional(z.number()) })),
  kind: z.optional(z.string()),
  level: z.optional(level),
  message: z.object({ text: z.optional(z.string()), markdown: z.optional(z.string()) }),
  locations: z.optional(
    z.array(
      z.object({
        physicalLocation: z.optional(z.object({ artifactLocation: z.optional(artifact), region: z.optional(region) })),
      }),
    ),
  ),
  fixes: z.optional(z.array(z.unknown())),
  suppressions: z.optional(z.array(z.object({ status: z.optional(z.string()) }))),
  baselineState: z.optional(z.string()),
});
const run = z.object({
  tool: z.object({ driver: z.object({ rules: z.optional(z.array(rule)) }) }),
  originalUriBaseIds: z.optional(z.record(z.string(), z.object({ uri: z.optional(z.string()) }))),
  artifacts: z.optional(z.array(z.object({ location: z.optional(artifact) }))),
  invocations: z.optional(z.array(z.object({ executionSuccessful: z.boolean() }))),
  results: z.nullish(z.array(result)),
});
const sarif = z.object({ version: z.literal('2.1.0'), runs: z.array(run) });
type Run = z.infer<typeof run>;
type SarifResult = z.infer<typeof result>;

/** SARIF 2.1.0 on standard output. A run that says it did not succeed is no answer. */
export function parseSarif(output: ToolOutput): Parsed {
  const read = readJson(output.stdout, sarif);
  if (read === null) return unreadable('SARIF 2.1.0', output);
  const isWhole = read.runs.every(
    (one) => one.results != null && one.invocations?.some((call) => !call.executionSuccessful) !== true,
  );
  if (!isWhole || read.runs.length === 0) {
    return { kind: 'trouble', detail: 'the SARIF report says that the analysis did not run to its end' };
  }
  const findings = read.runs.flatMap((one) =>
    (one.results ?? []).filter(isProblem).map((entry) => toFinding(entry, one, output)),
  );
  return checked(findings, output.exitCode !== 0);
}

/** Results may also say that something is in order, was accepted, or is gone. */
function isProblem({ kind, suppressions, baselineState }: SarifResult): boolean {
  const isSuppressed = suppressions?.some(({ status }) => status === undefined || status === 'accepted') === true;
  return (
    (kind === undefined || kind === 'fail' || kind === 'open' || kind === 'review') &&
    !isSuppressed &&
    baselineState !== 'absent'
  );
}

function toFinding(entry: SarifResult, from: Run, output: ToolOutput): Finding {
  const rules = from.tool.driver.rules ?? [];
  const index = entry.ruleIndex ?? entry.rule?.index;
  const id = entry.ruleId ?? entry.rule?.id ?? null;
  // `rule/sub` names a part of a rule.
  const known =
    (index === undefined ? undefined : rules[index]) ??
    rules.find((one) => one.id === id || id?.startsWith(`${one.id}/`));
  const place = entry.locations?.[0]?.physicalLocation;
  const uri = uriOf(place?.artifactLocation, from);
  const { startLine, startColumn, endLine, endColumn } = place?.region ?? {};
  return newFinding({
    file: uri === null ? null : output.toFilePath(uri),
    range: range(
      { line: startLine, column: startColumn },
      { line: endLine ?? (endColumn ? startLine : undefined), column: endColumn },
    ),
    rule: id ?? known?.id ?? null,
    severity: severityOf(entry.level ?? known?.defaultConfiguration?.level ?? 'warning'),
    message: entry.message.text ?? entry.message.markdown ?? '',
    fixable: (entry.fixes?.length ?? 0) > 0,
    url: known?.helpUri ?? null,
  });
}

function uriOf(location: z.infer<typeof artifact> | undefined, from: Run): string | null {
  const known =
    location?.uri === undefined && location?.index !== undefined
      ? from.artifacts?.[location.index]?.location
      : location;
  if (known?.uri === undefined) return null;
  const base = known.uriBaseId === undefined ? undefined : from.originalUriBaseIds?.[known.uriBaseId]?.uri;
  return decode(base !== undefined && !/^\w+:/.test(known.uri) ? `${base}${known.uri}` : known.uri);
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri.replace(/^file:\/\/(?:localhost)?/, ''));
  } catch {
    return uri;
  }
}

function severityOf(name: z.infer<typeof level>): Severity {
  if (name === 'error') return 'error';
  return name === 'warning' ? 'warning' : 'info';
}
