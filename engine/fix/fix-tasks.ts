import type { FilePath, TaskId } from '../hooks/brand';
import type { Outcome } from '../hooks/outcome';
import { planSources, type EngineSetup } from '../run/open-engine';
import type { PlanSources } from '../run/plan-task';
import type { TaskRequest } from '../run/run-request';
import { verdictLedger } from '../run/verdict-ledger';
import { lockFixes } from '../system/fix-lock';
import { checkFixed } from './check-fixed';
import type { FixRun, FixSettled } from './fix-run';
import { fixWave, type WaveEnd } from './fix-wave';
import { fixWaves } from './fix-waves';
import { isFixPlan, planFix, type FixPlan } from './plan-fixes';
import { recoverFixes } from './recover-fixes';
import { journalFolder } from './run-fixer';

/**
 * Fixes what is red or has no verdict, then checks what is left, with contents read anew. Each task is yielded exactly
 * once. Nobody else fixes in the workspace meanwhile.
 */
export async function* fixTasks(setup: EngineSetup, run: FixRun): AsyncGenerator<FixSettled> {
  const journal = journalFolder(setup.root, run.directory);
  const free = await lockFixes(journal, run.signal);
  const ends = new Map<TaskId, WaveEnd & Pick<FixSettled, 'wave'>>();
  const notRun = new Map<TaskId, Outcome>();
  try {
    await recoverFixes(setup.root, run.directory, setup.ports, 'holds-lock');
    const first = fixSources(setup, run.only);
    const plans = run.tasks.map((request) => planFix(request, first, run));
    for (const plan of plans) if (!isFixPlan(plan)) notRun.set(plan.request.id, plan.outcome);
    run.observe({ type: 'planned', strategy: 'fix', tasks: plans.length, known: notRun.size, files: 0 });
    for (const [index, wave] of fixWaves(plans.filter(isFixPlan)).entries()) {
      const sources = index === 0 ? first : fixSources(setup, run.only);
      // What earlier waves wrote may be anything, configuration too.
      const anew = () => wave.map(({ request }) => planFix(request, sources, run)).filter(isFixPlan);
      for (const [task, end] of await runWave(index === 0 ? wave : anew(), setup, run, sources)) {
        ends.set(task, { ...end, wave: index });
      }
    }
    // A fixer of another process would change what is being checked.
    const decided = (request: TaskRequest) => notRun.get(request.id) ?? null;
    for await (const { task, result } of checkFixed(run, fixSources(setup, run.only), setup.ports, decided)) {
      const outcome = notRun.get(task.id);
      const none = {
        fixer: outcome === undefined ? ({ kind: 'not-needed' } as const) : ({ kind: 'not-run', outcome } as const),
        wave: 0,
        handed: 0,
        touched: [],
      };
      yield { task, ...(ends.get(task.id) ?? none), check: result };
    }
  } finally {
    await free();
  }
}

/** Asks the store which files are not green, and runs the fixers over those. */
async function runWave(
  plans: readonly FixPlan[],
  setup: EngineSetup,
  run: FixRun,
  sources: PlanSources,
): Promise<ReadonlyMap<TaskId, WaveEnd>> {
  const { ports, root } = setup;
  const ledger = verdictLedger(run.store, ports.clock, { read: run.readStore, digest: sources.digests.digest });
  const known = await ledger.lookUp(plans.map(({ task }) => task));
  return fixWave(plans, ({ task }) => known.get(task), {
    ports,
    root,
    journal: journalFolder(root, run.directory),
    run,
    workers: Math.max(1, Math.floor(run.concurrency / Math.max(1, plans.length))),
    concurrency: run.concurrency,
  });
}

/** What planning asks, read from the disk as it is now, within the files that may be written. */
function fixSources(setup: EngineSetup, only: ReadonlySet<FilePath> | null): PlanSources {
  const sources = planSources(setup);
  if (only === null) return sources;
  const { checked } = sources.selector;
  return {
    ...sources,
    selector: {
      // Files that are judged together stay together: half of them would be another question.
      checked: (hook, root) => {
        const files = checked(hook, root);
        return hook.scope === 'file' || hook.scope === 'imports' ? files.filter((file) => only.has(file)) : files;
      },
    },
  };
}
