import type { Ingredient, IngredientKind } from '../../engine/verdicts/ingredients';

/** One ingredient of a verdict that is not what it was. */
export interface Difference {
  readonly kind: IngredientKind;
  readonly name: string;
  /** Its value then and now, a version or a digest; `null`: it was or is no ingredient. */
  readonly before: string | null;
  readonly now: string | null;
}

/** What differs between two lists of ingredients, in the order of the new list; what is gone comes last. */
export function ingredientDifferences(
  before: readonly Ingredient[],
  now: readonly Ingredient[],
): readonly Difference[] {
  const old = new Map(before.map((ingredient) => [keyOf(ingredient), ingredient.value]));
  const current = new Set(now.map(keyOf));
  return [
    ...now.flatMap((ingredient) => {
      const value = old.get(keyOf(ingredient));
      const { kind, name } = ingredient;
      return value === ingredient.value ? [] : [{ kind, name, before: value ?? null, now: ingredient.value }];
    }),
    ...before
      .filter((ingredient) => !current.has(keyOf(ingredient)))
      .map(({ kind, name, value }) => ({ kind, name, before: value, now: null })),
  ];
}

function keyOf({ kind, name }: Ingredient): string {
  return JSON.stringify([kind, name]);
}
