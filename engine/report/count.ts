/** `12`, `100,000`; whole numbers. What the language knows of all locales would take 10 ms to load. */
export function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 error`, `12 errors`, `100,000 errors`. */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(amount)} ${amount === 1 ? noun : plural}`;
}
