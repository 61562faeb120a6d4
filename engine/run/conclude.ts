import type { Finding } from '../hooks/finding';
import type { HookResult } from '../hooks/hook-result';
import { hookResultFormat } from '../hooks/hook-result';
import type { Outcome } from '../hooks/outcome';
import type { PlannedTask } from './plan-task';
import type { TaskRequest } from './run-request';
import { sortFindings } from './sort-findings';
import { isNear, type TimeLimit } from './time-limits';

/** How a task ended, before it is written down. */
export interface Conclusion {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly output: string;
  /** Files whose verdict came from the store. */
  readonly replayedFiles: number;
  /** No program was started. */
  readonly replayed: boolean;
  /** How often the program was tried. */
  readonly attempts: number;
  readonly startedAt: number;
  readonly duration: number;
  /** What the program was given; absent or `null` where none came to its end. */
  readonly limit?: TimeLimit | null;
}

/** Bytes of a tool's own words that are kept. */
const outputLimit = 64 * 1024;

export function concludePlanned(task: PlannedTask, conclusion: Conclusion): HookResult {
  const { hook, tool, program, files, whole } = task;
  const { attempts, duration, limit = null } = conclusion;
  return {
    ...common(task.request, conclusion),
    stage: hook.stage,
    securityLevel: hook.securityLevel,
    advisory: hook.advisory,
    tool: { name: tool?.name ?? program.name, version: program.package?.version ?? null },
    files: { checked: files.length, replayed: conclusion.replayedFiles },
    fingerprint: whole.fingerprint,
    ...(attempts > 1 ? { attempts: { made: attempts, allowed: hook.retries.times + 1 } } : {}),
    ...(limit !== null && limit.milliseconds !== null && isNear(limit, duration)
      ? { nearLimit: { limit: limit.milliseconds, of: limit.of } }
      : {}),
  };
}

/** A task that ended without anything to look at. */
export function concludeUnplanned(request: TaskRequest, outcome: Outcome, now: number): HookResult {
  const { declared } = request;
  const hook = declared.kind === 'ready' ? declared.hook : null;
  const nothing = {
    findings: [],
    output: '',
    replayedFiles: 0,
    replayed: false,
    attempts: 1,
    startedAt: now,
    duration: 0,
  };
  return {
    ...common(request, { ...nothing, outcome }),
    stage: hook?.stage ?? 'comprehensive',
    securityLevel: hook?.securityLevel ?? 'critical',
    advisory: hook?.advisory ?? false,
    tool: { name: hook?.program.kind === 'tool' ? hook.program.tool : request.hook, version: null },
    files: { checked: 0, replayed: 0 },
    fingerprint: null,
  };
}

function common(request: TaskRequest, { outcome, findings, output, replayed, startedAt, duration }: Conclusion) {
  return {
    format: hookResultFormat,
    task: request.id,
    project: request.project,
    root: request.root,
    hook: request.hook,
    outcome,
    findings: sortFindings(findings),
    output: output.length > outputLimit ? `${output.slice(0, outputLimit)}\n... (cut)` : output,
    replayed,
    startedAt,
    duration: Math.round(duration),
  } as const;
}
