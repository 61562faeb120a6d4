import { join } from 'node:path';
import { fixedResults } from '../../engine/fix/fixed-results';
import { fixTasks } from '../../engine/fix/fix-tasks';
import type { FixSettled } from '../../engine/fix/fix-run';
import { prepareFixes } from '../../engine/fix/prepare-fixes';
import { isGreen } from '../../engine/hooks/outcome';
import type { Observers } from '../../engine/report/observers';
import { renderFix } from '../../engine/report/render-fix';
import { runObservers } from '../../engine/report/run-observers';
import type { HookExecutorContext } from './executor-context';
import { openHookRun } from './open-hook-run';
import { recordedRuns } from './recorded-runs';
import type { HookEnd } from './run-hooks';
import { isVerbose, taskRequests, type HandedTask } from './task-requests';

/**
 * Runs fixers in both modes. A task succeeds where its fixer did what it could: what is still red is listed, and is for
 * the check to fail on, since a failed task would keep Nx from starting the fixers that come after it.
 */
export async function* fixHooks(
  handed: readonly HandedTask[],
  context: HookExecutorContext,
  { isBatch }: { readonly isBatch: boolean },
): AsyncGenerator<HookEnd> {
  const { root } = context;
  const hookRun = openHookRun(context);
  const { ports, store, readStore, directory, signal, rendering } = hookRun;
  const recorded = recordedRuns(join(root, directory), ports);
  const all: FixSettled[] = [];
  let observers: Observers | null = null;
  try {
    const tasks = taskRequests(handed, context, hookRun);
    const [setup, { decide, concurrency, warnings }] = await Promise.all([
      hookRun.setup(tasks),
      prepareFixes(tasks, { root, ports, signal }),
    ]);
    observers = await runObservers({
      root,
      ports,
      isWatched: isBatch,
      isVerbose: isVerbose(handed, ports.env),
      stderr: process.stderr,
      messages: rendering,
    });
    for (const warning of warnings) ports.warn(warning);
    const run = {
      tasks,
      store,
      readStore,
      directory,
      concurrency,
      only: null,
      decide,
      signal,
      observe: observers.observe,
      wantsOutput: observers.wantsOutput,
    };
    for await (const settled of fixTasks(setup, run)) {
      all.push(settled);
      const text = renderFix(settled, { ...rendering, resultFile: '' });
      yield { task: settled.task, result: settled.check, text, isBlocking: couldNotFix(settled) };
    }
    recorded.record({ ...fixedResults([all]), strategy: null });
    await store.sweepWhenDue();
  } finally {
    observers?.close();
    await hookRun.close();
  }
}

/** The fixer did not do its work, or nobody can tell what it left. */
function couldNotFix({ fixer, check }: FixSettled): boolean {
  if (check.advisory) return false;
  if (fixer.kind === 'stopped') return true;
  return check.outcome.kind !== 'failed' && !isGreen(check.outcome);
}
