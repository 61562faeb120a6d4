/**
 * The nearest-rank percentile: the smallest of the values that at least `percent` of them do not exceed.
 * `null` where there are none.
 * @param percent above 0, at most 100
 */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null;
}
