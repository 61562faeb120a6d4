import * as z from 'zod/mini';
import type { ConfigPath } from './place';

/** The keys that a schema knows in the object at a path: of every branch of a union that has some. */
export function knownKeys(schema: z.core.$ZodType, path: ConfigPath): readonly string[] {
  const [step, ...rest] = path;
  if (schema instanceof z.ZodMiniOptional) return knownKeys(schema.def.innerType, path);
  if (schema instanceof z.ZodMiniUnion) return schema.def.options.flatMap((option) => knownKeys(option, path));
  if (step === undefined) return schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : [];
  if (schema instanceof z.ZodMiniArray) return knownKeys(schema.def.element, rest);
  if (schema instanceof z.ZodMiniRecord) return knownKeys(schema.def.valueType, rest);
  if (!(schema instanceof z.ZodMiniObject)) return [];
  const field: unknown = schema.shape[step];
  return field instanceof z.ZodMiniType ? knownKeys(field, rest) : [];
}
