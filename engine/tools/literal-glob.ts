/**
 * A glob that matches exactly this name, for tools that know globs only (fast-glob, micromatch). The `./` keeps a
 * first character from being read as negation, comment or literal mark, and a first backslash from becoming a slash.
 */
export function literalGlob(file: string): string {
  // A class for braces: globby turns a backslash before one into a slash.
  const escaped = file.replace(/[\\()[\]{}!*?@+|$^]/g, (special) =>
    special === '{' || special === '}' ? `[${special}]` : `\\${special}`,
  );
  return /^[\\:#~]/.test(escaped) ? `./${escaped}` : escaped;
}
