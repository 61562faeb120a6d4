import type { Digest } from '../../hooks/brand';
import type { Verdict } from '../verdict';
import { cleanPass, decodePayload, type Payload } from './payload';
import { viewOf } from './parse-digests';
import { countLength, digestLength, field, noPayload, recordLength } from './record';

const nothing = Buffer.alloc(0);
/** More searches than one for so many records, and it pays to know where buckets begin. */
const recordsPerSearch = 64;

/**
 * The verdicts of one hook in one segment, searched where they lie: nothing is decoded but what is asked for.
 * Layout: number of records, records (see record.ts) sorted by digest, payloads (length, JSON).
 */
export class VerdictTable {
  /** Much faster than reading through the buffer. */
  private readonly view: DataView;
  /** Bits of the first 32 that say nothing about the bucket. */
  private readonly shift: number;
  /** Made when many have been searched for. */
  private starts: Uint32Array | null = null;
  private searches = 0;

  private constructor(
    readonly bytes: Buffer,
    readonly count: number,
  ) {
    this.view = viewOf(bytes);
    this.shift = Math.min(31, Math.clz32(count));
  }

  /** `null` where the bytes cannot be a table. */
  static over(bytes: Buffer): VerdictTable | null {
    if (bytes.length < countLength) return null;
    const count = bytes.readUInt32LE(0);
    return bytes.length < countLength + count * recordLength ? null : new VerdictTable(bytes, count);
  }

  /** Index of the digest at a place among digests, or -1. */
  find(digests: DataView, place: number): number {
    const head = digests.getUint32(place * digestLength);
    this.searches += 1;
    if (this.starts === null && this.searches > this.count / recordsPerSearch) this.starts = this.startsOfBuckets();
    const bucket = head >>> this.shift;
    let low = this.starts?.[bucket] ?? 0;
    let high = this.starts?.[bucket + 1] ?? this.count;
    const end = high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.headAt(middle) < head) low = middle + 1;
      else high = middle;
    }
    for (; low < end && this.headAt(low) === head; low += 1) {
      if (this.compare(low, digests, place * digestLength) === 0) return low;
    }
    return -1;
  }

  /**
   * Where the records begin whose digests share their first bits, as many bits as make about one record for each bucket:
   * a search then goes to one place of memory instead of many.
   */
  private startsOfBuckets(): Uint32Array {
    const starts = new Uint32Array(2 ** (32 - this.shift) + 1);
    for (let index = 0; index < this.count; index += 1) starts[(this.headAt(index) >>> this.shift) + 1] = index + 1;
    for (let bucket = 1; bucket < starts.length; bucket += 1) starts[bucket] ||= starts[bucket - 1] ?? 0;
    return starts;
  }

  private headAt(index: number): number {
    return this.view.getUint32(countLength + index * recordLength);
  }

  /** Order of a record's digest against the one at an offset of another view. */
  private compare(index: number, other: DataView, offset: number): number {
    const at = this.recordAt(index);
    for (let byte = 0; byte < digestLength; byte += 4) {
      const order = this.view.getUint32(at + byte) - other.getUint32(offset + byte);
      if (order !== 0) return order;
    }
    return 0;
  }

  /** Order of the digests of two records. */
  compareTo(index: number, other: VerdictTable, otherIndex: number): number {
    return this.compare(index, other.view, other.recordAt(otherIndex));
  }

  fingerprintAt(index: number): Digest {
    const at = this.recordAt(index);
    return this.bytes.toString('hex', at, at + digestLength) as Digest;
  }

  /** Epoch milliseconds. */
  recordedAt(index: number): number {
    const at = this.recordAt(index) + field.recordedAt;
    return this.view.getUint32(at, true) + this.view.getUint16(at + 4, true) * 2 ** 32;
  }

  /** Milliseconds. */
  duration(index: number): number {
    return this.view.getUint32(this.recordAt(index) + field.duration, true);
  }

  /** Days since the epoch when the verdict was last asked for or written. */
  usedDay(index: number): number {
    return this.view.getUint16(this.recordAt(index) + field.usedDay, true);
  }

  /** False: a clean pass. */
  hasPayload(index: number): boolean {
    return this.payloadOffset(index) !== noPayload;
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
    const payload = this.hasPayload(index) ? this.decodePayloadAt(index) : cleanPass;
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
    return this.view.getUint32(this.recordAt(index) + field.payload, true);
  }

  private recordAt(index: number): number {
    return countLength + index * recordLength;
  }
}
