import type * as z from 'zod/mini';

/** A value of the given shape, or `null` where the text is not JSON or of another shape. */
export function readJson<T>(text: string, schema: z.ZodMiniType<T>): T | null {
  const value = parseJson(text);
  const result = schema.safeParse(value);
  return result.success ? result.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
