import { compareText } from '../report/finding-order';
import { keyOf, type HookBaseline, type KnownFinding } from './known-finding';

/**
 * The baseline of one hook as text, the same for the same content: one entry a line, sorted. Each line says all by
 * itself, also whose it is, so that git may put the lines of two branches in any order: nothing encloses them that could
 * be torn apart. By key within a project, so that an entry keeps its place when a file is renamed.
 */
export function writeBaseline(baseline: HookBaseline): string {
  return [...baseline]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([project, entries]) => linesOf(project, entries))
    .map((line) => `${line}\n`)
    .join('');
}

function linesOf(project: string, entries: readonly KnownFinding[]): readonly string[] {
  return [...entries].sort((a, b) => compareText(keyOf(a), keyOf(b))).map((entry) => lineOf(project, entry));
}

function lineOf(project: string, { id, file, from, occurrence, rule, message, reason, expires }: KnownFinding): string {
  const moved = from === file ? {} : { from };
  const optional = { ...(reason === null ? {} : { reason }), ...(expires === null ? {} : { expires }) };
  return JSON.stringify({ project, id, file, ...moved, occurrence, rule, message, ...optional });
}
