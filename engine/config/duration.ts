import ms from 'ms';

// Exactly what is documented: `ms` alone also takes "2 fortnights ago" for a shrug and bare numbers for milliseconds.
const written = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

/** `90s`, `1.5m`, `500ms`, `1h`, `7d` as milliseconds; `null` where the text is none of these or is zero. */
export function parseDuration(text: string): number | null {
  const match = written.exec(text);
  if (!match) return null;
  const milliseconds = Math.round(Number(match[1]) * ms(`1${unit(match[2])}`));
  return milliseconds >= 1 && Number.isSafeInteger(milliseconds) ? milliseconds : null;
}

function unit(text: string | undefined): 'ms' | 's' | 'm' | 'h' | 'd' {
  return text === 's' || text === 'm' || text === 'h' || text === 'd' ? text : 'ms';
}
