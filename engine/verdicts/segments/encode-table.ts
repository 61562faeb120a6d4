import type { StoreEntry } from '../verdict';
import { digestOrder, haveSameDigest } from './digest-order';
import { encodePayload, isCleanPass } from './payload';
import { clamp, countLength, dayOf, digestLength, field, noPayload, recordLength } from './record';

/**
 * Verdict table of the entries, which are of one hook and at most `maxSorted`. A fingerprint that comes twice keeps its
 * newest verdict.
 */
export function encodeTable(entries: readonly StoreEntry[], now: number): Buffer {
  const digests = digestsOf(entries);
  const rows = newestOfEach(entries, digests);
  const records = Buffer.alloc(countLength + rows.length * recordLength);
  const payloads: Buffer[] = [];
  let payloadLength = 0;
  const today = dayOf(now);
  records.writeUInt32LE(rows.length, 0);
  rows.forEach(({ entry: { verdict }, source }, index) => {
    const at = countLength + index * recordLength;
    digests.copy(records, at, source * digestLength, (source + 1) * digestLength);
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

function digestsOf(entries: readonly StoreEntry[]): Buffer {
  const digests = Buffer.alloc(entries.length * digestLength);
  entries.forEach(({ fingerprint }, index) => {
    const written = digests.write(fingerprint, index * digestLength, digestLength, 'hex');
    if (written !== digestLength) throw new Error(`Not a digest: ${fingerprint}`);
  });
  return digests;
}

interface Row {
  readonly entry: StoreEntry;
  /** Its place among the entries. */
  readonly source: number;
}

/** In the order of their digests. */
function newestOfEach(entries: readonly StoreEntry[], digests: Buffer): readonly Row[] {
  const rows: Row[] = [];
  for (const source of digestOrder(digests, entries.length)) {
    const entry = entries[source];
    const last = rows.at(-1);
    if (!entry) continue;
    if (!last || !haveSameDigest(digests, last.source, source)) rows.push({ entry, source });
    else if (last.entry.verdict.recordedAt <= entry.verdict.recordedAt) rows[rows.length - 1] = { entry, source };
  }
  return rows;
}
