import type { Digest, FilePath, HookName, ProjectRoot } from '../hooks/brand';
import type { Ingredient, Part } from './ingredients';

/** A checked file and the digest of the bytes that were checked. */
export interface CheckedFile {
  readonly file: FilePath;
  readonly content: Digest;
  /** What its verdict depends on besides, where that is the file's own: what it imports. */
  readonly parts?: () => readonly Part[];
}

/**
 * What the verdicts of one task of one run were made of. All units share the context; the fingerprint itself is not
 * kept, for it follows from the rest.
 */
export interface TaskIngredients {
  readonly hook: HookName;
  readonly root: ProjectRoot;
  /** `each`: every file is a unit; `together`: all files are one. */
  readonly units: 'each' | 'together';
  /** Digest of `context`. */
  readonly contextDigest: Digest;
  readonly context: readonly Ingredient[];
  /** Files of the units that got a verdict in this run; of `together` all, of `each` perhaps a few. */
  readonly files: readonly CheckedFile[];
  /** Epoch milliseconds. */
  readonly recordedAt: number;
}

/** Which unit: a file of a hook that judges each by itself, or (`null`) all the files of the task together. */
export interface UnitAddress {
  readonly hook: HookName;
  readonly root: ProjectRoot;
  readonly file: FilePath | null;
}

/** What the last verdict of one unit was made of. */
export interface UnitIngredients {
  readonly contextDigest: Digest;
  readonly context: readonly Ingredient[];
  readonly files: readonly CheckedFile[];
  readonly recordedAt: number;
}
