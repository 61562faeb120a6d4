import type { CheckedFile, UnitIngredients } from '../../engine/verdicts';
import type { Ingredient } from '../../engine/verdicts/ingredients';
import { ingredientDifferences, partDifferences, type Difference } from './ingredient-differences';
import type { Cause } from './why-report';

/** What a unit without a verdict is made of now. */
export interface UnitNow {
  /** `null`: all files of the task together. */
  readonly file: string | null;
  readonly context: readonly Ingredient[];
  readonly files: readonly CheckedFile[];
  /** Milliseconds that a verdict holds; `null`: as long as its fingerprint. */
  readonly ttl: number | null;
}

/** Compares a unit with what its last verdict was made of. Nothing is guessed: both lists are facts. */
export function explainUnit(last: UnitIngredients | null, unit: UnitNow, now: number): Cause {
  const { file } = unit;
  if (last === null) return { file, kind: 'never-checked', lastVerdict: null, differences: [] };
  const lastVerdict = last.recordedAt;
  const differences = [
    ...ingredientDifferences(
      [...last.context, ...last.files.map(asIngredient)],
      [...unit.context, ...unit.files.map(asIngredient)],
    ),
    ...importDifferences(last.files, unit.files),
  ];
  if (differences.length > 0) return { file, kind: 'differs', lastVerdict, differences };
  const isOld = unit.ttl !== null && Math.abs(now - lastVerdict) > unit.ttl;
  return { file, kind: isOld ? 'expired' : 'not-kept', lastVerdict, differences };
}

function asIngredient({ file, content }: CheckedFile): Ingredient {
  return { kind: 'file', name: file, value: content };
}

/** What files import is known file by file, of both sides or not at all. */
function importDifferences(before: readonly CheckedFile[], now: readonly CheckedFile[]): readonly Difference[] {
  const old = new Map(before.map(({ file, parts }) => [file, parts]));
  return now.flatMap(({ file, parts }) => {
    const was = old.get(file);
    if (was === undefined || parts === undefined) return [];
    return partDifferences(was(), parts()).map((each) => ({ kind: 'file', name: file, ...each }) as const);
  });
}
