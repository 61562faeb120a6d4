/** More segments of a kind than this are merged. */
const tolerated = 8;

export function isMany(segments: readonly unknown[]): boolean {
  return segments.length > tolerated;
}
