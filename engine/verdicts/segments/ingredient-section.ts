import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Digest, FilePath, HookName, ProjectRoot } from '../../hooks/brand';
import { ingredientReasons, type Ingredient, type IngredientKind, type Part } from '../ingredients';
import type { TaskIngredients } from '../task-ingredients';
import { parseJson } from './segment';

/**
 * Ingredients of many tasks of one hook. Their contexts share most ingredients (the same packages in every project), so
 * each ingredient and each part is written once, and what holds them are lists of numbers.
 */
interface Written {
  readonly parts: readonly (readonly [name: string, value: string])[];
  /** The parts come last, where there are any. */
  readonly ingredients: readonly (readonly [IngredientKind, string, string, (readonly number[])?])[];
  readonly tasks: readonly WrittenTask[];
}

/** root, units, contextDigest, context, files, recordedAt */
type WrittenTask = readonly [
  ProjectRoot,
  TaskIngredients['units'],
  Digest,
  readonly number[],
  readonly (readonly [FilePath, Digest, (readonly number[])?])[],
  number,
];

export function encodeIngredients(tasks: readonly TaskIngredients[]): Buffer {
  const parts = numbered(({ name, value }: Part) => JSON.stringify([name, value]));
  const ingredients = numbered(({ kind, name, value }: Ingredient) => JSON.stringify([kind, name, value]));
  const numbersOf = (made: { readonly parts?: () => readonly Part[] }): readonly [] | readonly [readonly number[]] =>
    made.parts ? [made.parts().map(parts.numberOf)] : [];
  const written: Omit<Written, 'ingredients' | 'parts'> = {
    tasks: tasks.map(({ root, units, contextDigest, context, files, recordedAt }) => [
      root,
      units,
      contextDigest,
      context.map(ingredients.numberOf),
      files.map((checked) => [checked.file, checked.content, ...numbersOf(checked)]),
      recordedAt,
    ]),
  };
  const all = ingredients.list.map((each) => [each.kind, each.name, each.value, ...numbersOf(each)]);
  const text = JSON.stringify({
    ...written,
    ingredients: all,
    parts: parts.list.map(({ name, value }) => [name, value]),
  });
  return deflateRawSync(text, { level: 1 });
}

/** Things in the order in which they were first met. */
function numbered<T>(keyOf: (item: T) => string): { readonly list: readonly T[]; numberOf(item: T): number } {
  const numbers = new Map<string, number>();
  const list: T[] = [];
  return {
    list,
    numberOf(item) {
      const key = keyOf(item);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, list.length);
      return list.push(item) - 1;
    },
  };
}

/** `null` where the bytes are no ingredients. */
export function decodeIngredients(hook: HookName, bytes: Buffer): readonly TaskIngredients[] | null {
  const value = parseJson(inflate(bytes));
  if (!isWritten(value)) return null;
  const parts = value.parts.map(([name, of]): Part => ({ name, value: of }));
  const made = (numbers: readonly number[] | undefined) =>
    numbers === undefined ? {} : { parts: () => numbers.flatMap((number) => parts[number] ?? []) };
  const ingredients = value.ingredients.map(([kind, name, of, numbers]): Ingredient => ({
    kind,
    name,
    value: of,
    ...made(numbers),
  }));
  return value.tasks.map(([root, units, contextDigest, context, files, recordedAt]) => ({
    hook,
    root,
    units,
    contextDigest,
    context: context.flatMap((number) => ingredients[number] ?? []),
    files: files.map(([file, content, numbers]) => ({ file, content, ...made(numbers) })),
    recordedAt,
  }));
}

function inflate(bytes: Buffer): string {
  try {
    return inflateRawSync(bytes).toString();
  } catch {
    return '';
  }
}

function isWritten(value: unknown): value is Written {
  return (
    typeof value === 'object' &&
    value !== null &&
    'ingredients' in value &&
    'parts' in value &&
    'tasks' in value &&
    isListOf(value.parts, (part) => isListOf(part, isText) && part.length === 2) &&
    isListOf(value.ingredients, isIngredient) &&
    isListOf(value.tasks, isTask)
  );
}

function isIngredient(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [kind, name, of, ...parts] = value as readonly unknown[];
  return [kind, name, of].every(isText) && String(kind) in ingredientReasons && areParts(parts);
}

function isTask(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [root, units, contextDigest, context, files, recordedAt] = value as readonly unknown[];
  return (
    isText(root) &&
    (units === 'each' || units === 'together') &&
    isText(contextDigest) &&
    isListOf(context, isNumber) &&
    isListOf(files, isFile) &&
    isNumber(recordedAt)
  );
}

function isFile(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [file, content, ...parts] = value as readonly unknown[];
  return isText(file) && isText(content) && areParts(parts);
}

function areParts(rest: readonly unknown[]): boolean {
  return rest.length <= 1 && rest.every((numbers) => isListOf(numbers, isNumber));
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isItem);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
