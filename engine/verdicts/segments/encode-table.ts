import type { StoreEntry } from '../verdict';
import { digestOrder, haveSameDigest } from './digest-order';
import { parseDigests, viewOf } from './parse-digests';
import { encodePayload, isCleanPass } from './payload';
import { clamp, countLength, dayOf, digestLength, field, recordLength } from './record';

/**
 * Verdict table of the entries, which are of one hook and at most `maxSorted`. A fingerprint that comes twice keeps its
 * newest verdict.
 */
export function encodeTable(entries: readonly StoreEntry[], now: number): Buffer {
  const digests = parseDigests(entries);
  if (!digests) throw new Error('An entry without a digest');
  const digestView = viewOf(digests);
  const places = newestOfEach(entries, digestView);
  const records = Buffer.alloc(countLength + places.length * recordLength);
  const view = viewOf(records);
  const payloads: Buffer[] = [];
  let payloadLength = 0;
  const today = dayOf(now);
  view.setUint32(0, places.length, true);
  places.forEach((place, index) => {
    const verdict = entries[place]?.verdict;
    if (!verdict) return;
    const at = countLength + index * recordLength;
    for (let byte = 0; byte < digestLength; byte += 4) {
      view.setUint32(at + byte, digestView.getUint32(place * digestLength + byte));
    }
    const time = clamp(verdict.recordedAt, 2 ** 48 - 1);
    view.setUint32(at + field.recordedAt, time % 2 ** 32, true);
    view.setUint16(at + field.recordedAt + 4, Math.floor(time / 2 ** 32), true);
    view.setUint32(at + field.duration, clamp(verdict.duration, 2 ** 32 - 1), true);
    view.setUint16(at + field.usedDay, today, true);
    if (isCleanPass(verdict)) return;
    const payload = encodePayload(verdict);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(payload.length);
    view.setUint32(at + field.payload, payloadLength + 1, true);
    payloads.push(length, payload);
    payloadLength += length.length + payload.length;
  });
  return Buffer.concat([records, ...payloads]);
}

/** Places among the entries, in the order of their digests. */
function newestOfEach(entries: readonly StoreEntry[], digests: DataView): readonly number[] {
  const places: number[] = [];
  let last = -1;
  for (const place of digestOrder(digests, entries.length)) {
    const isAgain = last >= 0 && haveSameDigest(digests, last, place);
    if (isAgain && recordedAt(entries[last]) > recordedAt(entries[place])) continue;
    if (isAgain) places.pop();
    places.push(place);
    last = place;
  }
  return places;
}

function recordedAt(entry: StoreEntry | undefined): number {
  return entry?.verdict.recordedAt ?? 0;
}
