import { hash } from 'node:crypto';
import type { Finding } from '../hooks/finding';
import type { SourceLines } from '../report/source-lines';

/**
 * What a finding is, 16 characters: made of rule, message and the text of its line, so that it survives moved and
 * re-indented lines and renamed files. `l`: of a line; `f`: of a file or project as a whole, where nothing but the file's
 * name could tell two of them apart.
 */
export function identityOf({ file, range, rule, message }: Finding, lines: SourceLines): string {
  const line = file === null || range === null ? undefined : lines(file)?.[range.start.line - 1];
  const text = line === undefined ? null : line.replace(/\s+/g, '').slice(0, 1_000);
  const digest = hash('sha256', JSON.stringify([rule, withoutPlaces(message, file), text]), 'hex');
  return `${text === null ? 'f' : 'l'}${digest.slice(0, 15)}`;
}

/** Messages name lines, counts and their own file, which change while the finding stays. */
function withoutPlaces(message: string, file: string | null): string {
  const base = file?.slice(file.lastIndexOf('/') + 1) ?? '';
  const nameless = file === null || base === '' ? message : message.replaceAll(file, '*').replaceAll(base, '*');
  return nameless.replace(/\d+/g, '0').replace(/\s+/g, ' ').trim();
}
