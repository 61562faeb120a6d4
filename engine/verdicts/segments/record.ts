/** A record of a verdict table: digest, recordedAt (ms, 6 bytes), duration (ms), last day of use, place of the payload. */
export const digestLength = 32;
export const field = { recordedAt: 32, duration: 38, usedDay: 42, payload: 44 } as const;
export const recordLength = 48;

/** Number of records at the head of a table. */
export const countLength = 4;

/** A clean pass; other payloads are counted from 1. */
export const noPayload = 0;

const msPerDay = 86_400_000;

/** Days since the epoch: fine enough to know what was used least recently, and one mark a day is cheap. */
export function dayOf(epochMs: number): number {
  return clamp(Math.floor(epochMs / msPerDay), 0xffff);
}

export function startOfDay(day: number): number {
  return day * msPerDay;
}

/** Into the range of an unsigned field; what is no number becomes 0. */
export function clamp(value: number, max: number): number {
  return value > 0 ? Math.min(Math.trunc(value), max) : 0;
}
