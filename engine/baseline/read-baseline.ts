import * as z from 'zod/mini';
import { failure, success, type Result } from '../hooks/result';
import { keyOf, type HookBaseline, type KnownFinding } from './known-finding';

/** A line of another shape is one of another version. */
const lineSchema = z.strictObject({
  project: z.string(),
  id: z.string().check(z.regex(/^[lf][0-9a-f]{15}$/)),
  file: z.nullable(z.string()),
  from: z.optional(z.string()),
  occurrence: z.int().check(z.minimum(0)),
  rule: z.nullable(z.string()),
  message: z.string(),
  reason: z._default(z.nullable(z.string().check(z.minLength(1))), null),
  expires: z._default(z.nullable(z.iso.date()), null),
});

/**
 * Reads the baseline of one hook: JSON, one entry a line. A merge may leave several lines of one entry, which count once.
 * One line that is none makes the whole file worthless: half of it would let things pass or not by chance.
 */
export function readBaseline(text: string): Result<HookBaseline, string> {
  const baseline = new Map<string, Map<string, KnownFinding>>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = lineSchema.safeParse(parseJson(line));
    if (!entry.success) return failure(`line ${index + 1} is no entry`);
    const { project, from, ...rest } = entry.data;
    const known = { ...rest, from: from ?? rest.file };
    const own = baseline.get(project) ?? new Map<string, KnownFinding>();
    const other = own.get(keyOf(known));
    own.set(keyOf(known), other === undefined ? known : soonerOf(known, other));
    baseline.set(project, own);
  }
  return success(new Map([...baseline].map(([project, own]) => [project, [...own.values()]])));
}

/** Two branches may have accepted one finding until different days: it is known as long as both say so. */
function soonerOf(a: KnownFinding, b: KnownFinding): KnownFinding {
  const never = '9999-12-31';
  return (a.expires ?? never) < (b.expires ?? never) ? a : b;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
