const grouped = new Intl.NumberFormat('en-US');

/** `1 error`, `12 errors`, `100,000 errors`. */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${grouped.format(amount)} ${amount === 1 ? noun : plural}`;
}
