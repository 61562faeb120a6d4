import type { Digest, HookName } from '../../hooks/brand';
import type { RunRecord, TaskRecord } from '../../hooks/run-record';

/** A task whose program ran for a second and looked at all ten files. */
export function ranTask(
  given: Partial<Omit<TaskRecord, 'hook' | 'fingerprint'>> & { hook?: string; fingerprint?: string } = {},
): TaskRecord {
  const { hook = 'eslint', fingerprint = 'f1', ...rest } = given;
  return {
    project: 'app',
    outcome: 'passed',
    duration: 1000,
    cost: 1000,
    replayed: false,
    files: { checked: 10, replayed: 0 },
    findings: { error: 0, warning: 0, info: 0 },
    attempts: 1,
    fixed: 0,
    ...rest,
    hook: hook as HookName,
    fingerprint: fingerprint as Digest,
  };
}

/** The same task answered from the store. */
export function replayedTask(given: Parameters<typeof ranTask>[0] = {}): TaskRecord {
  return ranTask({ duration: 0, cost: 0, replayed: true, files: { checked: 10, replayed: 10 }, ...given });
}

/** A run that starts at minute `minute` of 2026-03-01. */
export function runAt(minute: number, tasks: readonly TaskRecord[], id = `run ${minute}`): RunRecord {
  return { id, kind: 'check', startedAt: Date.UTC(2026, 2, 1, 0, minute), duration: 1000, strategy: 'fast', tasks };
}
