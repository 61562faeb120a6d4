import { plainStrategy } from '../config/built-in-strategies';
import type { Outcome } from '../hooks/outcome';
import type { PlanSources } from '../run/plan-task';
import type { TaskRequest, TaskSettled } from '../run/run-request';
import { runTasks } from '../run/run-tasks';
import type { Ports } from '../system/ports';
import { verdictLedger } from '../run/verdict-ledger';
import type { FixRun } from './fix-run';

/**
 * Checks what fixers left, each hook by itself: what is red in one says nothing about another here. No result file is
 * written, since those are outputs of the check's own task.
 * @param sources made after the last write
 * @param decided what is known of a task without a check
 */
export async function* checkFixed(
  run: FixRun,
  sources: PlanSources,
  ports: Ports,
  decided: (request: TaskRequest) => Outcome | null,
): AsyncGenerator<TaskSettled> {
  const ledger = verdictLedger(run.store, ports.clock, { read: run.readStore, digest: sources.digests.digest });
  const asked = new Map(run.tasks.map((task) => [task.id, task]));
  const options = {
    ports,
    sources,
    ledger,
    // Nothing is left out because something else is red.
    strategy: { ...plainStrategy, name: 'fix' },
    concurrency: run.concurrency,
    expected: () => 0,
    decide: decided,
    signal: run.signal,
    observe: run.observe,
    wantsOutput: run.wantsOutput === true,
  };
  for await (const { task, result } of runTasks(
    run.tasks.map((task) => ({ ...task, dependsOn: [] })),
    options,
  )) {
    yield { task: asked.get(task.id) ?? task, result };
  }
  await ledger.keepIngredients();
}
