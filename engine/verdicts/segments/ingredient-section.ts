import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Digest, FilePath, HookName, ProjectRoot } from '../../hooks/brand';
import { ingredientReasons, type Ingredient, type IngredientKind } from '../ingredients';
import type { TaskIngredients } from '../task-ingredients';
import { parseJson } from './segment';

/**
 * Ingredients of many tasks of one hook. Their contexts share most ingredients (the same packages in every project), so
 * each ingredient is written once and contexts are lists of numbers.
 */
interface Written {
  readonly ingredients: readonly (readonly [IngredientKind, string, string])[];
  readonly tasks: readonly WrittenTask[];
}

/** root, units, contextDigest, context, files, recordedAt */
type WrittenTask = readonly [
  ProjectRoot,
  TaskIngredients['units'],
  Digest,
  readonly number[],
  readonly (readonly [FilePath, Digest])[],
  number,
];

export function encodeIngredients(tasks: readonly TaskIngredients[]): Buffer {
  const numbers = new Map<string, number>();
  const ingredients: (readonly [IngredientKind, string, string])[] = [];
  const numberOf = ({ kind, name, value }: Ingredient): number => {
    const key = JSON.stringify([kind, name, value]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, ingredients.length);
    return ingredients.push([kind, name, value]) - 1;
  };
  const written: Written = {
    tasks: tasks.map(({ root, units, contextDigest, context, files, recordedAt }) => [
      root,
      units,
      contextDigest,
      context.map(numberOf),
      files.map(({ file, content }) => [file, content]),
      recordedAt,
    ]),
    ingredients,
  };
  return deflateRawSync(JSON.stringify(written), { level: 1 });
}

/** `null` where the bytes are no ingredients. */
export function decodeIngredients(hook: HookName, bytes: Buffer): readonly TaskIngredients[] | null {
  const value = parseJson(inflate(bytes));
  if (!isWritten(value)) return null;
  const ingredients = value.ingredients.map(([kind, name, value]): Ingredient => ({ kind, name, value }));
  return value.tasks.map(([root, units, contextDigest, context, files, recordedAt]) => ({
    hook,
    root,
    units,
    contextDigest,
    context: context.flatMap((number) => ingredients[number] ?? []),
    files: files.map(([file, content]) => ({ file, content })),
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
    'tasks' in value &&
    isListOf(value.ingredients, isIngredient) &&
    isListOf(value.tasks, isTask)
  );
}

function isIngredient(value: unknown): boolean {
  return isListOf(value, isText) && value.length === 3 && String(value[0]) in ingredientReasons;
}

function isTask(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [root, units, contextDigest, context, files, recordedAt] = value as readonly unknown[];
  return (
    isText(root) &&
    (units === 'each' || units === 'together') &&
    isText(contextDigest) &&
    isListOf(context, (number) => typeof number === 'number') &&
    isListOf(files, (file) => isListOf(file, isText) && file.length === 2) &&
    typeof recordedAt === 'number'
  );
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isItem);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
