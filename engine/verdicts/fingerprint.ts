import type { Digest, FilePath } from '../hooks/brand';
import { digestOfList } from './digest';
import type { Ingredient, Part } from './ingredients';
import type { SourceClosure } from './source-closure';

/** What a verdict is about: one file, or all files of a task together. */
export interface Unit {
  readonly fingerprint: Digest;
  readonly files: readonly FilePath[];
  /** What else it depends on than its files and what all units share; asked only when a verdict is kept. */
  readonly parts?: () => readonly Part[];
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
  closure: (file: FilePath) => SourceClosure,
): readonly Unit[] {
  return files.map((file) => {
    const { digest, parts } = closure(file);
    return { fingerprint: digestOfList([context, 'imports', file, digest]), files: [file], parts };
  });
}

/** One unit for all files. */
export function wholeUnit(context: Digest, files: readonly FilePath[], digest: (file: FilePath) => Digest): Unit {
  return { fingerprint: digestOfList([context, ...files.flatMap((file) => [file, digest(file)])]), files };
}

/** One unit for all files of units that depend on more than their own file. */
export function unitOfUnits(context: Digest, units: readonly Unit[]): Unit {
  const parts = () => {
    const all = units.flatMap((unit) => unit.parts?.() ?? []);
    return [...new Map(all.map((part) => [part.name, part])).values()];
  };
  return {
    fingerprint: digestOfList([context, 'together', ...units.map(({ fingerprint }) => fingerprint)]),
    files: units.flatMap(({ files }) => files),
    parts,
  };
}
