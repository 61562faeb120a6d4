import { isGreen } from '../../engine/hooks/outcome';
import type { HookExecutorContext, HookOptions, NxTaskGraph, NxTaskResult } from './executor-context';
import { fixHooks } from './fix-hooks-lazily';
import { runHooks, type HookEnd } from './run-hooks';
import type { HandedTask } from './task-requests';

/**
 * Runs all hooks that Nx hands over, in one process. Yields one result for each task as it ends; whatever throws, the
 * tasks that have no result yet fail with it.
 */
export default async function* hookBatch(
  taskGraph: NxTaskGraph,
  options: Readonly<Record<string, HookOptions>>,
  _overrides: unknown,
  context: HookExecutorContext,
): AsyncGenerator<{ task: string; result: NxTaskResult }> {
  const tasks = Object.values(taskGraph.tasks);
  const open = new Set(tasks.map(({ id }) => id));
  const started = Date.now();
  const handed = tasks.map((task) => ({
    task,
    options: options[task.id] ?? optionsOf(task.target.target),
    dependsOn: (taskGraph.dependencies[task.id] ?? []).map((each) => (typeof each === 'string' ? each : each.id)),
  }));
  try {
    for await (const end of runAll(handed, context)) {
      if (!open.delete(end.task.id)) continue;
      yield { task: end.task.id, result: taskResult(end) };
    }
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const terminalOutput = `hookgraph broke, which is a bug of hookgraph: ${reason}\n`;
    for (const task of open) {
      const result = {
        success: false,
        status: 'failure',
        terminalOutput,
        startTime: started,
        endTime: Date.now(),
      } as const;
      yield { task, result };
    }
  }
}

/** Checks beside fixes are refused, yet each has to have its answer. */
async function* runAll(handed: readonly HandedTask[], context: HookExecutorContext): AsyncGenerator<HookEnd> {
  const fixes = handed.filter(({ options }) => options.fix === true);
  const checks = handed.filter(({ options }) => options.fix !== true);
  if (fixes.length > 0) yield* fixHooks(fixes, context, { isBatch: true });
  if (checks.length > 0) yield* runHooks(checks, context, { isBatch: true });
}

function optionsOf(target: string): HookOptions {
  const [, fix, hook = target] = /^quality(-fix)?--(.*)$/.exec(target) ?? [];
  return { hook, fix: fix !== undefined };
}

function taskResult({ result, text, isBlocking }: HookEnd): NxTaskResult {
  const { outcome, startedAt, duration } = result;
  const isSkipped = outcome.kind === 'skipped' && !isGreen(outcome);
  const success = !isSkipped && !isBlocking;
  return {
    success,
    status: isSkipped ? 'skipped' : success ? 'success' : 'failure',
    terminalOutput: `${text}\n`,
    startTime: startedAt,
    endTime: startedAt + duration,
  };
}
