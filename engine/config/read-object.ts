import type * as z from 'zod/mini';
import type { ConfigProblem } from '../hooks/failure';
import { valueAt, type ConfigDocument } from './document';
import type { ConfigPath } from './place';
import { readPart } from './read-part';

export interface ReadObject<T> {
  /** The fields that are right; all of them where there are no problems. */
  readonly value: T;
  /** Whether some fields had to be left out, so that their absence means nothing. */
  readonly isPartial: boolean;
  readonly problems: readonly ConfigProblem[];
}

/** Reads an object whose fields are all optional, so that one wrong field does not keep the others from being checked. */
export function readObject<T>(
  document: ConfigDocument,
  path: ConfigPath,
  { schema, empty }: { readonly schema: z.ZodMiniType<T>; readonly empty: T },
): ReadObject<T> {
  const whole = readPart(document, path, schema);
  if (whole.ok) return { value: whole.value, isPartial: false, problems: [] };
  const fields = Object.entries(rawObject(document, path));
  const right = fields.filter(([key, value]) => schema.safeParse({ [key]: value }).success);
  const rest = schema.safeParse(Object.fromEntries(right));
  return { value: rest.success ? rest.data : empty, isPartial: true, problems: whole.problems };
}

/** The object at a path as it is written; empty where something else stands there. */
export function rawObject(document: ConfigDocument, path: ConfigPath): Readonly<Record<string, unknown>> {
  const value = valueAt(document, path);
  return isRecord(value) ? value : {};
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
