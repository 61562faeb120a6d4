import { countLength, field, noPayload, recordLength } from './record';
import type { VerdictTable } from './verdict-table';

/** Says whether a record stays, and the day of last use that it gets; `null` drops it. */
export type Keep = (table: VerdictTable, index: number) => number | null;

/**
 * One table of many, record by record, without decoding a verdict. Of several verdicts about one fingerprint the newest
 * stays, with the last use of any of them. `null` where nothing stays.
 */
export function mergeTables(tables: readonly VerdictTable[], keep: Keep): Buffer | null {
  const records = Buffer.alloc(countLength + tables.reduce((sum, { count }) => sum + count, 0) * recordLength);
  const payloads: Buffer[] = [];
  let count = 0;
  let payloadLength = 0;
  for (const group of sameDigest(tables)) {
    const newest = group.reduce((a, b) => (b.table.recordedAt(b.index) > a.table.recordedAt(a.index) ? b : a));
    const payload = newest.table.payloadAt(newest.index);
    const day = payload && keep(newest.table, newest.index);
    if (payload === null || day === null) continue;
    const at = countLength + count * recordLength;
    newest.table.bytes.copy(
      records,
      at,
      countLength + newest.index * recordLength,
      countLength + (newest.index + 1) * recordLength,
    );
    records.writeUInt16LE(Math.max(day, ...group.map(({ table, index }) => table.usedDay(index))), at + field.usedDay);
    records.writeUInt32LE(payload.length === 0 ? noPayload : payloadLength + 1, at + field.payload);
    if (payload.length > 0) payloads.push(payload);
    payloadLength += payload.length;
    count += 1;
  }
  if (count === 0) return null;
  records.writeUInt32LE(count, 0);
  return Buffer.concat([records.subarray(0, countLength + count * recordLength), ...payloads]);
}

interface Cursor {
  readonly table: VerdictTable;
  readonly index: number;
}

/** Records of all tables in the order of their digests, equal ones together. */
function* sameDigest(tables: readonly VerdictTable[]): Generator<readonly Cursor[]> {
  let cursors: readonly Cursor[] = tables.filter(({ count }) => count > 0).map((table) => ({ table, index: 0 }));
  while (cursors.length > 0) {
    let group: Cursor[] = [];
    for (const cursor of cursors) {
      const first = group[0];
      const order = first ? cursor.table.compareTo(cursor.index, first.table, first.index) : 0;
      if (order < 0) group = [cursor];
      else if (order === 0) group.push(cursor);
    }
    yield group;
    cursors = cursors.flatMap((cursor) => {
      if (!group.includes(cursor)) return [cursor];
      const index = cursor.index + 1;
      return index < cursor.table.count ? [{ table: cursor.table, index }] : [];
    });
  }
}
