const units = ['bytes', 'KiB', 'MiB', 'GiB'] as const;

/** `512 bytes`, `1.5 MiB`. */
export function byteWords(bytes: number): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** power;
  return `${power === 0 ? amount : amount.toFixed(1)} ${units[power] ?? ''}`;
}
