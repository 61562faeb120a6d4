import { groupBy } from './group-by';
import { startOfDay } from './segments/record';
import type { VerdictTable } from './segments/verdict-table';
import { rewrite, type KeepVerdict, type Shelf } from './rewrite';
import { tablesOf } from './tables';

/** Goes this far below the bound, so that the next run does not have to evict again. */
const fill = 0.75;
const resolution = 60_000;

/** Drops verdicts that were used least recently until the store is well below the bound (bytes). */
export async function evict(shelf: Shelf, maxBytes: number, now: number): Promise<void> {
  const volumes = await shelf.library.list();
  const total = volumes.reduce((sum, { segment }) => sum + segment.size, 0);
  if (total <= maxBytes) return;
  const verdicts = volumes.filter(({ kind }) => kind === 'verdicts');
  const others = volumes.filter(({ kind }) => kind !== 'verdicts').reduce((sum, { segment }) => sum + segment.size, 0);
  const sizes = new Map<number, number>();
  for (const volume of verdicts) {
    const tables = tablesOf([await shelf.library.open(volume)], () => undefined);
    for (const table of [...tables.values()].flat()) addSizes(sizes, table, now);
  }
  const keep = keepNewest(sizes, Math.max(0, maxBytes * fill - others), now);
  // Hook by hook, so that no more than one of them is in memory.
  for (const volumesOfHook of groupBy(verdicts, ({ hook }) => hook).values()) await rewrite(shelf, volumesOfHook, keep);
}

function addSizes(sizes: Map<number, number>, table: VerdictTable, now: number): void {
  for (let index = 0; index < table.count; index += 1) {
    const minute = lastUse(table, index, now);
    sizes.set(minute, (sizes.get(minute) ?? 0) + table.sizeAt(index));
  }
}

/** Keeps the minutes that fit into the budget (bytes), newest first, and of the one that does not fit a part. */
function keepNewest(sizes: ReadonlyMap<number, number>, budget: number, now: number): KeepVerdict {
  let left = budget;
  let boundary = Number.NEGATIVE_INFINITY;
  for (const [minute, size] of [...sizes].sort(([a], [b]) => b - a)) {
    if (size > left) {
      boundary = minute;
      break;
    }
    left -= size;
  }
  return (_hook, table, index) => {
    const minute = lastUse(table, index, now);
    if (minute === boundary) left -= table.sizeAt(index);
    return minute > boundary || (minute === boundary && left >= 0) ? table.usedDay(index) : null;
  };
}

/** Minute of the last use as far as known: a day, unless it was recorded later on that day. The future counts as now. */
function lastUse(table: VerdictTable, index: number, now: number): number {
  const used = Math.max(table.recordedAt(index), startOfDay(table.usedDay(index)));
  return Math.floor(Math.min(used, now) / resolution);
}
