/** `a,b c` as three; `null` where nothing was said. */
export function listOf(values: readonly string[] | undefined): readonly string[] | null {
  return values === undefined ? null : values.flatMap((value) => value.split(',')).filter((value) => value !== '');
}
