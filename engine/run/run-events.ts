import type { RunEvent } from '../hooks/run-event';
import { isGreen } from '../hooks/outcome';
import type { Strategy } from '../hooks/strategy';
import type { PlannedTask, TaskPlan } from './plan-task';
import type { Look } from './run-group';
import type { TaskSettled } from './run-request';
import type { KnownVerdicts } from './verdict-ledger';

export function plannedEvent(
  plans: readonly TaskPlan[],
  known: ReadonlyMap<PlannedTask, KnownVerdicts>,
  strategy: Strategy,
): RunEvent {
  const unknown = [...known.values()].map((verdicts) => verdicts.unknown.length);
  return {
    type: 'planned',
    strategy: strategy.name,
    tasks: plans.length,
    known: plans.length - unknown.filter((files) => files > 0).length,
    files: unknown.reduce((sum, files) => sum + files, 0),
  };
}

export function startedEvent(looks: readonly Look[]): RunEvent | null {
  const [first] = looks;
  if (first === undefined) return null;
  return {
    type: 'started',
    hook: first.task.hook.name,
    tasks: looks.map(({ task }) => task.request.id),
    files: looks.reduce((sum, { files }) => sum + files.length, 0),
  };
}

/** What is told when a task has ended. */
export function settledEvents({ task, result }: TaskSettled): readonly RunEvent[] {
  const { outcome, findings, replayed, duration, files } = result;
  return [
    ...findings.map((finding): RunEvent => ({ type: 'finding', task: task.id, finding })),
    ...(outcome.kind === 'timed-out'
      ? [{ type: 'timed-out' as const, task: task.id, limit: outcome.limit, of: outcome.of }]
      : []),
    {
      type: 'finished',
      task: task.id,
      hook: task.hook,
      outcome,
      replayed,
      files: files.checked,
      findings: findings.length,
      duration,
    },
  ];
}

export function summaryEvent(settled: readonly TaskSettled[], duration: number): RunEvent {
  const count = (test: (settled: TaskSettled) => boolean) => settled.filter(test).length;
  return {
    type: 'summary',
    passed: count(({ result }) => result.outcome.kind === 'passed'),
    failed: count(({ result }) => result.outcome.kind === 'failed'),
    skipped: count(({ result }) => result.outcome.kind === 'skipped'),
    unchecked: count(({ result }) => ['timed-out', 'crashed', 'misconfigured'].includes(result.outcome.kind)),
    replayed: count(({ result }) => result.replayed && isGreen(result.outcome) && result.files.checked > 0),
    duration: Math.round(duration),
  };
}
