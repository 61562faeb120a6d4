import { compareText } from '../report/finding-order';
import { keyOf, type HookBaseline, type KnownFinding } from './known-finding';

/**
 * The baseline of one hook as text, the same for the same content: one entry a line, sorted. Each line says all by
 * itself, also whose it is, so that git may put the lines of two branches in any order: nothing encloses them that could
 * be torn apart. By identity within a project, so that an entry keeps its place when a file is renamed.
 */
export function writeBaseline(baseline: HookBaseline): string {
  return [...baseline]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([project, entries]) => linesOf(project, entries))
    .map((line) => `${line}\n`)
    .join('');
}

function linesOf(project: string, entries: readonly KnownFinding[]): readonly string[] {
  const distinct = new Map(entries.map((entry) => [keyOf(entry), entry]));
  return [...distinct].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => lineOf(project, entry));
}

function lineOf(project: string, { id, file, occurrence, rule, message, reason, expires }: KnownFinding): string {
  const optional = { ...(reason === null ? {} : { reason }), ...(expires === null ? {} : { expires }) };
  return JSON.stringify({ project, id, file, occurrence, rule, message, ...optional });
}
