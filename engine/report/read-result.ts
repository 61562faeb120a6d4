import * as z from 'zod/mini';
import type { HookResult } from '../hooks/hook-result';
import { hookResultFormat } from '../hooks/hook-result';
import { securityLevels, stages } from '../hooks/hook';
import { limitOwners } from '../hooks/outcome';

const position = z.object({ line: z.number(), column: z.number() });

const finding = z.object({
  file: z.nullable(z.string()),
  range: z.nullable(z.object({ start: position, end: z.optional(position) })),
  rule: z.nullable(z.string()),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  fixable: z.boolean(),
  fix: z.nullable(z.object({ offset: z.number(), length: z.number(), text: z.string() })),
  url: z.nullable(z.string()),
});

const withReason = (kind: string, field: 'failure' | 'reason', tag: 'reason' | 'kind') =>
  z.object({ kind: z.literal(kind), [field]: z.looseObject({ [tag]: z.string() }) });

const resultSchema = z.object({
  format: z.literal(hookResultFormat),
  task: z.string(),
  project: z.string(),
  root: z.string(),
  hook: z.string(),
  stage: z.enum(stages),
  securityLevel: z.enum(securityLevels),
  advisory: z.boolean(),
  outcome: z.union([
    z.object({ kind: z.enum(['passed', 'failed']) }),
    z.object({ kind: z.literal('timed-out'), limit: z.number(), of: z.enum(limitOwners) }),
    withReason('crashed', 'failure', 'reason'),
    withReason('misconfigured', 'failure', 'reason'),
    withReason('skipped', 'reason', 'kind'),
  ]),
  findings: z.array(finding),
  known: z.optional(z.array(finding)),
  output: z.string(),
  tool: z.object({ name: z.string(), version: z.nullable(z.string()) }),
  files: z.object({ checked: z.number(), replayed: z.number() }),
  replayed: z.boolean(),
  fingerprint: z.nullable(z.string()),
  attempts: z.optional(z.object({ made: z.number(), allowed: z.number() })),
  nearLimit: z.optional(z.object({ limit: z.number(), of: z.enum(limitOwners) })),
  startedAt: z.number(),
  duration: z.number(),
});

/** The content of a result file; `null` where it is none of this version, which is as good as no result. */
export function readResult(text: string | null): HookResult | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isHookResult(value) ? value : null;
  } catch {
    return null;
  }
}

function isHookResult(value: unknown): value is HookResult {
  return resultSchema.safeParse(value).success;
}
