import * as z from 'zod';
import type { Check } from './checks';

/** A string with a check of its own; `pattern` is what of it a JSON schema can say. */
export function text(check: Check<string>, pattern?: string): z.ZodString {
  const schema = z.string().check(by(check));
  return pattern === undefined ? schema : schema.meta({ pattern });
}

/** argv: the program and its arguments. */
export function argv(check: Check<readonly string[]>): z.ZodArray<z.ZodString> {
  return z.array(z.string()).check(by(check)).meta({ minItems: 1 });
}

/** An optional field with what the reference page says of it. `byDefault` is Markdown. */
export function field<T extends z.ZodType>(schema: T, description: string, byDefault: string): z.ZodOptional<T> {
  return schema.optional().meta({ description, byDefault });
}

function by<T>(check: Check<T>): (payload: z.core.ParsePayload<T>) => void {
  return (payload) => {
    const sentence = check(payload.value);
    if (!sentence) return;
    const { message, hint } = sentence;
    payload.issues.push({ code: 'custom', message, params: { hint }, input: payload.value });
  };
}
