import { hash } from 'node:crypto';
import type { SourceLines } from './source-lines';

/** What identifies a finding. */
export interface Identified {
  readonly project: string;
  readonly hook: string;
  readonly file: string | null;
  readonly range: { readonly start: { readonly line: number } } | null;
  readonly rule: string | null;
  readonly message: string;
}

/**
 * One id for each finding, 16 hexadecimal characters. It is made of project, hook, file, rule and the text of the line
 * without its spacing, so that it survives moved and re-indented lines; equal ones are told apart by counting. Where
 * there is no line or no rule, the message without its numbers stands in.
 * Findings must come sorted by place: the counting follows their order.
 */
export function findingIds(findings: readonly Identified[], lines: SourceLines): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = JSON.stringify(ingredients(finding, lines));
    const id = idOf(key, 0);
    // Counted by what is short: with a hundred thousand findings the keys would be most of what there is in memory.
    const occurrence = seen.get(id) ?? 0;
    seen.set(id, occurrence + 1);
    return occurrence === 0 ? id : idOf(key, occurrence);
  });
}

function idOf(key: string, occurrence: number): string {
  return hash('sha256', `${key}${occurrence}`, 'hex').slice(0, 16);
}

function ingredients(finding: Identified, lines: SourceLines): readonly (string | null)[] {
  const { project, hook, file, range, rule, message } = finding;
  const line = file === null || range === null ? undefined : lines(file)?.[range.start.line - 1];
  const text = line?.replace(/\s+/g, '').slice(0, 1_000) ?? null;
  const isNamed = rule !== null && text !== null;
  return [project, hook, file, rule, text, isNamed ? null : message.replace(/\d+/g, '0')];
}
