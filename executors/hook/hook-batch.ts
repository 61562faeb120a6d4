import { isGreen } from '../../engine/hooks/outcome';
import type { HookExecutorContext, HookOptions, NxTaskGraph, NxTaskResult } from './executor-context';
import { runHooks, type HookEnd } from './run-hooks';

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
    options: options[task.id] ?? { hook: task.target.target.replace(/^quality--/, '') },
    dependsOn: (taskGraph.dependencies[task.id] ?? []).map((each) => (typeof each === 'string' ? each : each.id)),
  }));
  try {
    for await (const end of runHooks(handed, context)) {
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
