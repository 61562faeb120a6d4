import type ignore from 'ignore';

/** A .gitignore or .nxignore. */
export interface IgnoreFile {
  /** The folder that it is in, `''` or ending in `/`. */
  readonly folder: string;
  readonly rules: ReturnType<typeof ignore>;
}

/**
 * The nearest ignore file with an opinion decides; deeper ones come later.
 * @param path of a folder: with a `/` at the end
 */
export function isIgnored(path: string, ignores: readonly IgnoreFile[]): boolean {
  for (const { folder, rules } of [...ignores].reverse()) {
    if (!path.startsWith(folder)) continue;
    const { ignored, unignored } = rules.test(path.slice(folder.length));
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
