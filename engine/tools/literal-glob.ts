/** A glob that matches exactly this name, for tools that know globs only (fast-glob, micromatch). */
export function literalGlob(file: string): string {
  const escaped = file.replace(/[\\()[\]{}!*?@+|$^]/g, '\\$&');
  return /^[:#~]/.test(escaped) ? `./${escaped}` : escaped;
}
