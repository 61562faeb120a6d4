import type { Finding, Position, Range, TextEdit } from '../../hooks/finding';
import type { Verdict } from '../verdict';
import { parseJson } from './segment';

/** What a verdict says beyond "passed". */
export type Payload = Pick<Verdict, 'outcome' | 'findings' | 'output'>;

export const cleanPass: Payload = { outcome: 'passed', findings: [], output: '' };

export function isCleanPass({ outcome, findings, output }: Payload): boolean {
  return outcome === 'passed' && findings.length === 0 && output === '';
}

export function encodePayload({ outcome, findings, output }: Payload): Buffer {
  return Buffer.from(JSON.stringify({ outcome, findings, output }));
}

/** `null` where the text is no payload: what comes from a store is checked like anything from outside. */
export function decodePayload(text: string): Payload | null {
  const value = parseJson(text);
  if (!isRecord(value)) return null;
  const { outcome, findings, output } = value;
  if ((outcome !== 'passed' && outcome !== 'failed') || typeof output !== 'string') return null;
  return Array.isArray(findings) && findings.every(isFinding) ? { outcome, findings, output } : null;
}

function isFinding(value: unknown): value is Finding {
  return (
    isRecord(value) &&
    isTextOrNull(value['file']) &&
    (value['range'] === null || isRange(value['range'])) &&
    isTextOrNull(value['rule']) &&
    (value['severity'] === 'error' || value['severity'] === 'warning' || value['severity'] === 'info') &&
    typeof value['message'] === 'string' &&
    typeof value['fixable'] === 'boolean' &&
    (value['fix'] === null || isTextEdit(value['fix'])) &&
    isTextOrNull(value['url'])
  );
}

function isRange(value: unknown): value is Range {
  return isRecord(value) && isPosition(value['start']) && (value['end'] === undefined || isPosition(value['end']));
}

function isPosition(value: unknown): value is Position {
  return isRecord(value) && typeof value['line'] === 'number' && typeof value['column'] === 'number';
}

function isTextEdit(value: unknown): value is TextEdit {
  return (
    isRecord(value) &&
    typeof value['offset'] === 'number' &&
    typeof value['length'] === 'number' &&
    typeof value['text'] === 'string'
  );
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
