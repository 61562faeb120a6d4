import type { Digest } from '../../hooks/brand';
import type { Verdict } from '../verdict';
import { cleanPass, decodePayload, type Payload } from './payload';
import { viewOf } from './parse-digests';
import { countLength, digestLength, field, noPayload, recordLength } from './record';

const nothing = Buffer.alloc(0);

/**
 * The verdicts of one hook in one segment, searched where they lie: nothing is decoded but what is asked for.
 * Layout: number of records, records (see record.ts) sorted by digest, payloads (length, JSON).
 */
export class VerdictTable {
  /** Much faster than reading through the buffer. */
  private readonly view: DataView;

  private constructor(
    readonly bytes: Buffer,
    readonly count: number,
  ) {
    this.view = viewOf(bytes);
  }

  /** `null` where the bytes cannot be a table. */
  static over(bytes: Buffer): VerdictTable | null {
    if (bytes.length < countLength) return null;
    const count = bytes.readUInt32LE(0);
    return bytes.length < countLength + count * recordLength ? null : new VerdictTable(bytes, count);
  }

  /**
   * Index of the digest at a place among digests, or -1. Digests are spread evenly, so a guess made of the first 32
   * bits is close, and a second one, made of how far off the first was, is closer; from there the steps double.
   */
  find(digests: DataView, place: number): number {
    if (this.count === 0) return -1;
    const head = digests.getUint32(place * digestLength);
    const slots = this.count / 2 ** 32;
    const last = this.count - 1;
    const first = Math.min(last, Math.floor(head * slots));
    const guess = Math.max(0, Math.min(last, first + Math.round((head - this.headAt(first)) * slots)));
    for (let low = this.lowest(head, guess); low < this.count; low += 1) {
      const order = this.compare(low, digests, place * digestLength);
      if (order === 0) return low;
      if (this.headAt(low) !== head) return -1;
    }
    return -1;
  }

  /** The first index whose head is not below the one that is sought; the number of records where all are. */
  private lowest(head: number, guess: number): number {
    let low = guess;
    let high = guess;
    let step = 1;
    if (this.headAt(guess) < head) {
      while (high < this.count && this.headAt(high) < head) {
        low = high + 1;
        high += step;
        step *= 2;
      }
      high = Math.min(high, this.count);
    } else {
      while (low > 0 && this.headAt(low - 1) >= head) {
        high = low - 1;
        low = Math.max(0, low - step);
        step *= 2;
      }
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.headAt(middle) < head) low = middle + 1;
      else high = middle;
    }
    return low;
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
    return this.view.getUint32(this.recordAt(index) + field.payload, true);
  }

  private recordAt(index: number): number {
    return countLength + index * recordLength;
  }
}
