import type { Digest } from '../../hooks/brand';
import type { Verdict } from '../verdict';
import { cleanPass, decodePayload } from './payload';
import { countLength, digestLength, field, noPayload, recordLength } from './record';

/**
 * The verdicts of one hook in one segment, searched where they lie: nothing is decoded but what is asked for.
 * Layout: number of records, records (see record.ts) sorted by digest, payloads (length, JSON).
 */
export class VerdictTable {
  private constructor(
    readonly bytes: Buffer,
    readonly count: number,
  ) {}

  /** `null` where the bytes cannot be a table. */
  static over(bytes: Buffer): VerdictTable | null {
    if (bytes.length < countLength) return null;
    const count = bytes.readUInt32LE(0);
    return bytes.length < countLength + count * recordLength ? null : new VerdictTable(bytes, count);
  }

  /** Index of a digest (32 bytes), or -1. */
  find(digest: Buffer): number {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = this.compare(middle, digest);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Order of a record's digest against another: the first bytes decide almost always, and are cheap to compare. */
  compare(index: number, digest: Buffer): number {
    const at = this.recordAt(index);
    const head = this.bytes.readUInt32BE(at) - digest.readUInt32BE(0);
    return head === 0 ? this.bytes.compare(digest, 0, digestLength, at, at + digestLength) : head;
  }

  digestAt(index: number): Buffer {
    const at = this.recordAt(index);
    return this.bytes.subarray(at, at + digestLength);
  }

  fingerprintAt(index: number): Digest {
    return this.digestAt(index).toString('hex') as Digest;
  }

  /** Epoch milliseconds. */
  recordedAt(index: number): number {
    return this.bytes.readUIntLE(this.recordAt(index) + field.recordedAt, 6);
  }

  /** Milliseconds. */
  duration(index: number): number {
    return this.bytes.readUInt32LE(this.recordAt(index) + field.duration);
  }

  /** Days since the epoch when the verdict was last asked for or written. */
  usedDay(index: number): number {
    return this.bytes.readUInt16LE(this.recordAt(index) + field.usedDay);
  }

  /** The payload with its length in front; empty for a clean pass; `null` where it does not lie within the table. */
  payloadAt(index: number): Buffer | null {
    const offset = this.bytes.readUInt32LE(this.recordAt(index) + field.payload);
    if (offset === noPayload) return this.bytes.subarray(0, 0);
    const start = countLength + this.count * recordLength + offset - 1;
    if (start + 4 > this.bytes.length) return null;
    const end = start + 4 + this.bytes.readUInt32LE(start);
    return end > this.bytes.length ? null : this.bytes.subarray(start, end);
  }

  /** `null` where the payload is not what it should be. */
  verdictAt(index: number): Verdict | null {
    const bytes = this.payloadAt(index);
    if (!bytes) return null;
    const payload = bytes.length === 0 ? cleanPass : decodePayload(bytes.toString('utf8', 4));
    if (!payload) return null;
    const { outcome, findings, output } = payload;
    return { outcome, findings, output, recordedAt: this.recordedAt(index), duration: this.duration(index) };
  }

  /** Bytes that a record and its payload take. */
  sizeAt(index: number): number {
    return recordLength + (this.payloadAt(index)?.length ?? 0);
  }

  private recordAt(index: number): number {
    return countLength + index * recordLength;
  }
}
