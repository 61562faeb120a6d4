import * as z from 'zod';
import type { ConfigPath } from './place';

/** The keys that a schema knows in the object at a path: of every branch of a union that has some. */
export function knownKeys(schema: z.core.$ZodType, path: ConfigPath): readonly string[] {
  const [step, ...rest] = path;
  if (schema instanceof z.ZodOptional) return knownKeys(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => knownKeys(option, path));
  if (step === undefined) return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  if (schema instanceof z.ZodArray) return knownKeys(schema.element, rest);
  if (schema instanceof z.ZodRecord) return knownKeys(schema.valueType, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  const field: unknown = schema.shape[step];
  return field instanceof z.ZodType ? knownKeys(field, rest) : [];
}
