import type { StoreEntry } from '../verdict';
import { encodePayload, isCleanPass } from './payload';
import { clamp, countLength, dayOf, digestLength, field, noPayload, recordLength } from './record';

/** Verdict table of the entries, which are of one hook. A fingerprint that comes twice keeps its newest verdict. */
export function encodeTable(entries: readonly StoreEntry[], now: number): Buffer {
  const rows = newestOfEach(entries);
  const records = Buffer.alloc(countLength + rows.length * recordLength);
  const payloads: Buffer[] = [];
  let payloadLength = 0;
  const today = dayOf(now);
  records.writeUInt32LE(rows.length, 0);
  rows.forEach(({ fingerprint, verdict }, index) => {
    const at = countLength + index * recordLength;
    const written = records.write(fingerprint, at, digestLength, 'hex');
    if (written !== digestLength) throw new Error(`Not a digest: ${fingerprint}`);
    records.writeUIntLE(clamp(verdict.recordedAt, 2 ** 48 - 1), at + field.recordedAt, 6);
    records.writeUInt32LE(clamp(verdict.duration, 2 ** 32 - 1), at + field.duration);
    records.writeUInt16LE(today, at + field.usedDay);
    if (isCleanPass(verdict)) {
      records.writeUInt32LE(noPayload, at + field.payload);
      return;
    }
    const payload = encodePayload(verdict);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(payload.length);
    records.writeUInt32LE(payloadLength + 1, at + field.payload);
    payloads.push(length, payload);
    payloadLength += length.length + payload.length;
  });
  return Buffer.concat([records, ...payloads]);
}

/** Sorted by fingerprint. */
function newestOfEach(entries: readonly StoreEntry[]): readonly StoreEntry[] {
  const newest = new Map<string, StoreEntry>();
  for (const entry of entries) {
    const known = newest.get(entry.fingerprint);
    if (!known || known.verdict.recordedAt <= entry.verdict.recordedAt) newest.set(entry.fingerprint, entry);
  }
  return [...newest.values()].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}
