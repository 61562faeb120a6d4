import * as z from 'zod';
import { failure, success, type Result } from '../hooks/result';
import type { HookBaseline, KnownFinding } from './known-finding';

/** A line of another shape is one of another version. */
const lineSchema = z.strictObject({
  project: z.string(),
  id: z.string().regex(/^[lf][0-9a-f]{15}$/),
  file: z.string().nullable(),
  occurrence: z.int().min(0),
  rule: z.string().nullable(),
  message: z.string(),
  reason: z.string().min(1).nullable().default(null),
  expires: z.iso.date().nullable().default(null),
});

/**
 * Reads the baseline of one hook: JSON, one entry a line. A line may be there twice, as a merge may leave it. One line
 * that is none makes the whole file worthless: half of it would let things pass or not by chance.
 */
export function readBaseline(text: string): Result<HookBaseline, string> {
  const baseline = new Map<string, KnownFinding[]>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const entry = lineSchema.safeParse(parseJson(line));
    if (!entry.success) return failure(`line ${index + 1} is no entry`);
    const { project, ...known } = entry.data;
    const own = baseline.get(project);
    if (own === undefined) baseline.set(project, [known]);
    else own.push(known);
  }
  return success(baseline);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
