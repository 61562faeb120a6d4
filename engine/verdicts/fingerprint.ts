import type { Digest, FilePath } from '../hooks/brand';
import { digestOfList } from './digest';
import type { Ingredient } from './ingredients';

/** What a verdict is about: one file, or all files of a task together. */
export interface Unit {
  readonly fingerprint: Digest;
  readonly files: readonly FilePath[];
}

/** Digest of everything but the checked files; shared by all units of a task. */
export function contextDigest(ingredients: readonly Ingredient[]): Digest {
  return digestOfList(ingredients.flatMap(({ kind, name, value }) => [kind, name, value]));
}

/** One unit for each file: its verdict depends on nothing else that is checked. */
export function fileUnits(
  context: Digest,
  files: readonly FilePath[],
  digest: (file: FilePath) => Digest,
): readonly Unit[] {
  return files.map((file) => ({ fingerprint: digestOfList([context, file, digest(file)]), files: [file] }));
}

/** One unit for each file: its verdict depends on all that it imports too. */
export function importUnits(
  context: Digest,
  files: readonly FilePath[],
  closure: (file: FilePath) => Digest,
): readonly Unit[] {
  return files.map((file) => ({ fingerprint: digestOfList([context, 'imports', file, closure(file)]), files: [file] }));
}

/** One unit for all files. */
export function wholeUnit(context: Digest, files: readonly FilePath[], digest: (file: FilePath) => Digest): Unit {
  return { fingerprint: digestOfList([context, ...files.flatMap((file) => [file, digest(file)])]), files };
}
