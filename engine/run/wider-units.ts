import type { Digest, FilePath, ProjectRoot } from '../hooks/brand';
import { digestOfList } from '../verdicts/digest';
import type { FileList } from '../verdicts/file-digests';
import type { HookInputs } from '../verdicts/hook-inputs';
import type { Ingredient } from '../verdicts/ingredients';
import { surroundingFiles, surroundings, type SurroundingSources } from './surroundings';

/**
 * Verdicts of single files that depend on more than the file, where the tool decides which those are. Everything is
 * hashed only when it is asked.
 */
export interface WiderUnits {
  /** Under which it is kept how wide the verdict of a file is: a hint where to look, never a verdict. */
  hint(file: FilePath): Digest;
  /** Fingerprint of a file whose verdict depends on its project and all that the project depends on. */
  project(file: FilePath): Digest;
  /** What the project's fingerprint has in addition. */
  ingredients(): readonly Ingredient[];
  /** Lists of all files that are read besides the project's own. */
  readonly files: readonly FileList[];
  /** Notes how they stand before a check, so that a change while it runs is seen. */
  note(): void;
}

export function widerUnits(
  context: Digest,
  root: ProjectRoot,
  inputs: Pick<HookInputs, 'widerFiles' | 'reached' | 'built' | 'linked'>,
  sources: SurroundingSources,
): WiderUnits {
  const { digests } = sources;
  let own: Digest | null = null;
  const ingredients = () => surroundings(root, inputs, sources);
  const files = surroundingFiles(root, inputs, sources);
  return {
    hint: (file) => digestOfList([context, 'scope', file]),
    project(file) {
      own ??= digestOfList(ingredients().flatMap(({ kind, name, value }) => [kind, name, value]));
      return digestOfList([context, 'project', own, file, digests.digest(file)]);
    },
    ingredients,
    files,
    note: () => [...files, ...inputs.built.map(sources.built.in)].forEach(digests.note),
  };
}
