import type { Ingredient, IngredientKind, Part } from '../../engine/verdicts/ingredients';

/** One ingredient of a verdict that is not what it was. */
export interface Difference {
  readonly kind: IngredientKind;
  readonly name: string;
  /** Which part of the ingredient differs, where it is made of many and both lists of them are known; else `null`. */
  readonly part: string | null;
  /** Its value then and now, a version or a digest; `null`: it was or is no ingredient. */
  readonly before: string | null;
  readonly now: string | null;
}

/** What differs between two lists of ingredients, in the order of the new list; what is gone comes last. */
export function ingredientDifferences(
  before: readonly Ingredient[],
  now: readonly Ingredient[],
): readonly Difference[] {
  const old = new Map(before.map((ingredient) => [keyOf(ingredient), ingredient]));
  const current = new Set(now.map(keyOf));
  return [
    ...now.flatMap((ingredient) => differencesOf(old.get(keyOf(ingredient)), ingredient)),
    ...before
      .filter((ingredient) => !current.has(keyOf(ingredient)))
      .map(({ kind, name, value }) => ({ kind, name, part: null, before: value, now: null })),
  ];
}

/** Part by part where that tells the difference: not every change of the whole is one of a part that is kept. */
function differencesOf(before: Ingredient | undefined, now: Ingredient): readonly Difference[] {
  const { kind, name } = now;
  if (before?.value === now.value) return [];
  const parts = before?.parts && now.parts ? partDifferences(before.parts(), now.parts()) : [];
  return parts.length > 0
    ? parts.map((each) => ({ kind, name, ...each }))
    : [{ kind, name, part: null, before: before?.value ?? null, now: now.value }];
}

export function partDifferences(
  before: readonly Part[],
  now: readonly Part[],
): readonly Pick<Difference, 'part' | 'before' | 'now'>[] {
  const old = new Map(before.map(({ name, value }) => [name, value]));
  const current = new Map(now.map(({ name, value }) => [name, value]));
  return [...new Set([...current.keys(), ...old.keys()])].flatMap((part) => {
    const [was, is] = [old.get(part) ?? null, current.get(part) ?? null];
    return was === is ? [] : [{ part, before: was, now: is }];
  });
}

function keyOf({ kind, name }: Ingredient): string {
  return JSON.stringify([kind, name]);
}
