import type { Digest } from '../../hooks/brand';
import type { Verdict } from '../verdict';
import { cleanPass, decodePayload, type Payload } from './payload';
import { countLength, digestLength, field, noPayload, recordLength } from './record';

const nothing = Buffer.alloc(0);

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

  /** Index of a digest (32 bytes), or -1. The first bytes decide almost always, and are cheap to compare. */
  find(digest: Buffer): number {
    const head = digest.readUInt32BE(0);
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.bytes.readUInt32BE(countLength + middle * recordLength) < head) low = middle + 1;
      else high = middle;
    }
    for (; low < this.count; low += 1) {
      const at = this.recordAt(low);
      if (this.bytes.readUInt32BE(at) !== head) return -1;
      if (this.bytes.compare(digest, 0, digestLength, at, at + digestLength) === 0) return low;
    }
    return -1;
  }

  /** Order of a record's digest against another. */
  compare(index: number, digest: Buffer): number {
    const at = this.recordAt(index);
    const heads = this.bytes.readUInt32BE(at) - digest.readUInt32BE(0);
    return heads === 0 ? this.bytes.compare(digest, 0, digestLength, at, at + digestLength) : heads;
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
    const offset = this.payloadOffset(index);
    if (offset === noPayload) return nothing;
    const start = countLength + this.count * recordLength + offset - 1;
    if (start + 4 > this.bytes.length) return null;
    const end = start + 4 + this.bytes.readUInt32LE(start);
    return end > this.bytes.length ? null : this.bytes.subarray(start, end);
  }

  /** `null` where the payload is not what it should be. */
  verdictAt(index: number): Verdict | null {
    const payload = this.payloadOffset(index) === noPayload ? cleanPass : this.decodePayloadAt(index);
    if (!payload) return null;
    const { outcome, findings, output } = payload;
    return { outcome, findings, output, recordedAt: this.recordedAt(index), duration: this.duration(index) };
  }

  /** Bytes that a record and its payload take. */
  sizeAt(index: number): number {
    return recordLength + (this.payloadAt(index)?.length ?? 0);
  }

  private decodePayloadAt(index: number): Payload | null {
    const bytes = this.payloadAt(index);
    return bytes && decodePayload(bytes.toString('utf8', 4));
  }

  private payloadOffset(index: number): number {
    return this.bytes.readUInt32LE(this.recordAt(index) + field.payload);
  }

  private recordAt(index: number): number {
    return countLength + index * recordLength;
  }
}
