import type { ReportFinding } from '../../report-schema';
import { configFile, fileUri } from '../uri';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** One result with its place, its fingerprint and its fix. */
export function sarifResult(finding: ReportFinding, rule: { readonly id: string; readonly index: number }): object {
  const artifactLocation = { uri: fileUri(finding.file ?? configFile), uriBaseId: '%SRCROOT%' };
  return {
    ruleId: rule.id,
    ruleIndex: rule.index,
    level: levels[finding.severity],
    message: { text: finding.message === '' ? rule.id : finding.message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding) } }],
    partialFingerprints: { 'hookgraphFinding/v1': finding.id },
    ...(finding.fix === null || finding.file === null ? {} : { fixes: [fixOf(finding.fix, artifactLocation)] }),
    properties: { hook: finding.hook, project: finding.project, fixable: finding.fixable },
  };
}

/** Line and column start at 1 in SARIF; a finding about a whole file points to its first line, as GitHub asks for one. */
function regionOf({ file, range }: ReportFinding): object {
  if (file === null || range === null) return { startLine: 1 };
  const { start, end } = range;
  const startLine = Math.max(1, start.line);
  const startColumn = Math.max(1, start.column);
  const isForward = end !== undefined && (end.line > startLine || (end.line === startLine && end.column > startColumn));
  return {
    startLine,
    startColumn,
    ...(isForward ? { endLine: end.line, endColumn: Math.max(1, end.column) } : {}),
  };
}

function fixOf({ offset, length, text }: NonNullable<ReportFinding['fix']>, artifactLocation: object): object {
  const replacement = { deletedRegion: { charOffset: offset, charLength: length }, insertedContent: { text } };
  return {
    description: { text: 'The fix that the tool proposes.' },
    artifactChanges: [{ artifactLocation, replacements: [replacement] }],
  };
}
