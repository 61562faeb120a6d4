/** What the braces of a glob stand for, one by one: braces inside braces are not understood by every glob matcher. */
export function alternatives(pattern: string): readonly string[] {
  const [, before = '', within, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(pattern) ?? [];
  return within === undefined
    ? [pattern]
    : within.split(',').flatMap((each) => alternatives(`${before}${each}${after}`));
}
