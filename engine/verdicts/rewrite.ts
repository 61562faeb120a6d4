import type { HookName } from '../hooks/brand';
import type { SegmentStorage } from '../system/segment-storage';
import type { SegmentLibrary, Volume } from './segment-library';
import type { PutSegment } from './segment-writer';
import { mergeTables } from './segments/merge-tables';
import type { VerdictTable } from './segments/verdict-table';
import { tablesOf } from './tables';

/** Says, hook by hook, what stays of a record: the day of its last use, or `null` for nothing. */
export type KeepVerdict = (hook: HookName, table: VerdictTable, index: number) => number | null;

export interface Shelf {
  readonly storage: SegmentStorage;
  readonly library: SegmentLibrary;
  readonly put: PutSegment;
}

/**
 * Puts what stays of the volumes into one new segment for each hook, then removes the volumes. In this order, and
 * removing only what was read, no other process ever loses a verdict: in between it finds it twice. False where a
 * segment could not be written; then nothing is removed.
 */
export async function rewrite(shelf: Shelf, volumes: readonly Volume[], keep: KeepVerdict): Promise<boolean> {
  const opened = await Promise.all(volumes.map((volume) => shelf.library.open(volume)));
  const tables = tablesOf(opened, () => shelf.library.complain('a verdict table is cut short'));
  for (const [hook, found] of tables) {
    const content = mergeTables(found, (table, index) => keep(hook, table, index));
    if (content && !(await shelf.put('verdicts', hook, [{ hook, content }]))) return false;
  }
  const done = opened.filter(({ kind }) => kind === 'open' || kind === 'damaged');
  await shelf.storage.remove(done.map(({ volume }) => volume.segment));
  return true;
}
