import type { CheckedFile, UnitIngredients } from '../../engine/verdicts';
import type { Ingredient } from '../../engine/verdicts/ingredients';
import { ingredientDifferences } from './ingredient-differences';
import type { Cause } from './why-report';

/** What a unit without a verdict is made of now. */
export interface UnitNow {
  /** `null`: all files of the task together. */
  readonly file: string | null;
  readonly context: readonly Ingredient[];
  readonly files: readonly CheckedFile[];
  /** Milliseconds that a verdict holds; `null`: as long as its fingerprint. */
  readonly ttl: number | null;
  /** True: its verdict also depends on files that are not kept one by one: those that it imports. */
  readonly hidden: boolean;
}

/** Compares a unit with what its last verdict was made of. Nothing is guessed: both lists are facts. */
export function explainUnit(last: UnitIngredients | null, unit: UnitNow, now: number): Cause {
  const { file } = unit;
  if (last === null) return { file, kind: 'never-checked', lastVerdict: null, differences: [] };
  const lastVerdict = last.recordedAt;
  const differences = ingredientDifferences(
    [...last.context, ...last.files.map(asIngredient)],
    [...unit.context, ...unit.files.map(asIngredient)],
  );
  if (differences.length > 0) return { file, kind: 'differs', lastVerdict, differences };
  const isOld = unit.ttl !== null && Math.abs(now - lastVerdict) > unit.ttl;
  return { file, kind: isOld ? 'expired' : unit.hidden ? 'imports' : 'not-kept', lastVerdict, differences };
}

function asIngredient({ file, content }: CheckedFile): Ingredient {
  return { kind: 'file', name: file, value: content };
}
