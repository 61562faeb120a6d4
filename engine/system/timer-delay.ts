/** Timers count in 32 bits: past that they would fire at once. */
const longest = 2 ** 31 - 1;

/** What to hand to a timer for a limit in milliseconds; more than 24 days are 24 days. */
export function timerDelay(limit: number): number {
  return Math.min(limit, longest);
}
