import * as z from 'zod/mini';
import type { Finding } from '../hooks/finding';
import type { HookResult } from '../hooks/hook-result';
import { hookResultFormat } from '../hooks/hook-result';
import { securityLevels, stages } from '../hooks/hook';
import { limitOwners } from '../hooks/outcome';

// A schema takes longer over a hundred thousand findings than all else that reading them takes.
const findings = z.custom<readonly Finding[]>((value) => Array.isArray(value) && value.every(isFinding));

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
  findings,
  known: z.optional(findings),
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

function isFinding(value: unknown): value is Finding {
  if (!isObject(value)) return false;
  const { file, range, rule, severity, message, fixable, fix, url } = value;
  return (
    isTextOrNull(file) &&
    (range === null || isRange(range)) &&
    isTextOrNull(rule) &&
    (severity === 'error' || severity === 'warning' || severity === 'info') &&
    typeof message === 'string' &&
    typeof fixable === 'boolean' &&
    (fix === null || isEdit(fix)) &&
    isTextOrNull(url)
  );
}

function isRange(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { start, end } = value;
  return isPosition(start) && (end === undefined || isPosition(end));
}

function isPosition(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { line, column } = value;
  return typeof line === 'number' && typeof column === 'number';
}

function isEdit(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { offset, length, text } = value;
  return typeof offset === 'number' && typeof length === 'number' && typeof text === 'string';
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
