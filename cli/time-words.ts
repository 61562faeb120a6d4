import ms from 'ms';

/** A moment for people: `3 minutes ago`, `2 days ago`. */
export function timeWords(time: number, now: number): string {
  const age = now - time;
  return age < 1000 ? 'just now' : `${ms(age, { long: true })} ago`;
}

/** A span for people: `340ms`, `12s`, `3m`, `2h`. */
export function spanWords(milliseconds: number): string {
  return ms(Math.round(milliseconds));
}
