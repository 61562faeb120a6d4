import * as z from 'zod/mini';
import type { Digest, HookName } from '../hooks/brand';
import type { RunRecord, TaskRecord } from '../hooks/run-record';

/** Format of a line; a reader that meets another one skips the line. */
const format = 1;

const outcomes = ['passed', 'failed', 'timed-out', 'crashed', 'misconfigured', 'skipped'] as const;
const amount = z.number().check(z.minimum(0));

/** A task as a row: a run of 3,000 tasks is one line, and names of fields would be most of it. */
const rowSchema = z.tuple([
  z.string(), // project
  z.string(), // hook
  z.enum(outcomes),
  z.nullable(z.string()), // fingerprint
  amount, // duration
  amount, // cost
  z.boolean(), // replayed
  amount, // files checked
  amount, // files replayed
  amount, // errors
  amount, // warnings
  amount, // infos
  z.int().check(z.minimum(1)), // attempts
  z.optional(amount), // files fixed, where there are any
]);

const lineSchema = z.object({
  format: z.literal(format),
  id: z.string(),
  kind: z._default(z.enum(['check', 'fix']), 'check'),
  startedAt: z.number(),
  duration: amount,
  strategy: z.nullable(z.string()),
  tasks: z.array(rowSchema),
});

/** A run as one line of text. */
export function writeRunLine({ tasks, ...run }: RunRecord): string {
  return JSON.stringify({ format, ...run, tasks: tasks.map(rowOf) });
}

/** `null`: not a whole line of this format. */
export function readRunLine(line: string): RunRecord | null {
  const parsed = lineSchema.safeParse(parseJson(line));
  if (!parsed.success) return null;
  const { id, kind, startedAt, duration, strategy, tasks } = parsed.data;
  return { id, kind, startedAt, duration, strategy, tasks: tasks.map(taskOf) };
}

type Row = z.infer<typeof rowSchema>;

function rowOf(task: TaskRecord): Row {
  const { project, hook, outcome, fingerprint, duration, cost, replayed, files, findings, attempts, fixed } = task;
  const { error, warning, info } = findings;
  const counted: [number?] = fixed === 0 ? [] : [fixed];
  // prettier-ignore
  return [project, hook, outcome, fingerprint, duration, cost, replayed, files.checked, files.replayed, error, warning, info, attempts, ...counted];
}

function taskOf(row: Row): TaskRecord {
  // prettier-ignore
  const [project, hook, outcome, fingerprint, duration, cost, replayed, checked, replayedFiles, error, warning, info, attempts, fixed = 0] = row;
  return {
    project,
    hook: hook as HookName,
    outcome,
    fingerprint: fingerprint as Digest | null,
    duration,
    cost,
    replayed,
    files: { checked, replayed: replayedFiles },
    findings: { error, warning, info },
    attempts,
    fixed,
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
