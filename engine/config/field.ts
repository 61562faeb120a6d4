import * as z from 'zod/mini';
import type { Check } from './checks';

/** A string with a check of its own; `pattern` is what of it a JSON schema can say. */
export function text(check: Check<string>, pattern?: string): z.ZodMiniString {
  const schema = z.string().check(by(check));
  return pattern === undefined ? schema : schema.register(z.globalRegistry, { pattern });
}

/** argv: the program and its arguments. */
export function argv(check: Check<readonly string[]>): z.ZodMiniArray<z.ZodMiniString> {
  return z.array(z.string()).check(by(check)).register(z.globalRegistry, { minItems: 1 });
}

/** An optional field with what the reference page says of it. `byDefault` is Markdown. */
export function field<T extends z.ZodMiniType>(
  schema: T,
  description: string,
  byDefault: string,
): z.ZodMiniOptional<T> {
  const optional = z.optional(schema);
  z.globalRegistry.add(optional, { description, byDefault });
  return optional;
}

function by<T>(check: Check<T>): (payload: z.core.ParsePayload<T>) => void {
  return (payload) => {
    const sentence = check(payload.value);
    if (!sentence) return;
    const { message, hint } = sentence;
    payload.issues.push({ code: 'custom', message, params: { hint }, input: payload.value });
  };
}
