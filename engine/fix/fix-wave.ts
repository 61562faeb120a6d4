import type { FilePath, TaskId } from '../hooks/brand';
import type { TouchedFile } from '../system/fix-journal';
import { takesFiles } from '../tools/fixer';
import type { KnownVerdicts } from '../run/verdict-ledger';
import type { FixerEnd } from './fix-run';
import type { FixPlan } from './plan-fixes';
import { runFixer, type FixerContext, type FixerRun } from './run-fixer';

/** What became of one task of a wave. */
export interface WaveEnd {
  readonly fixer: FixerEnd;
  readonly handed: number;
  readonly touched: readonly TouchedFile[];
}

/** Fewer files than this are not worth a process of their own. */
const filesPerProcess = 40;

interface Job {
  readonly plans: readonly FixPlan[];
  readonly files: readonly FilePath[];
}

/** Runs fixers that share no file, so many at once; files of several projects go to one process where that is the same. */
export async function fixWave(
  plans: readonly FixPlan[],
  known: (plan: FixPlan) => KnownVerdicts | undefined,
  { concurrency, ...context }: FixerContext & { readonly concurrency: number },
): Promise<ReadonlyMap<TaskId, WaveEnd>> {
  const handed = new Map(plans.map((plan) => [plan, filesToFix(plan, known(plan))]));
  const jobs = jobsOf(handed, concurrency);
  const ends = new Map<FixPlan, FixerRun[]>();
  const queue = [...jobs];
  const work = async () => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      const [first] = job.plans;
      if (first === undefined) continue;
      const program = { hook: first.request.hook, tasks: job.plans.map(({ request }) => request.id) };
      context.run.observe({ type: 'started', ...program, files: job.files.length });
      const end = await runFixer(first, job.files, context);
      context.run.observe({ type: 'fixed', ...program, files: end.touched.length });
      for (const plan of job.plans) ends.set(plan, [...(ends.get(plan) ?? []), end]);
    }
  };
  const width = Math.min(concurrency, jobs.length);
  // All of them, also where one throws: nothing may go on writing behind our back.
  const done = await Promise.allSettled(Array.from({ length: width }, work));
  for (const each of done) if (each.status === 'rejected') throw each.reason;
  return new Map(plans.map((plan) => [plan.request.id, waveEnd(plan, handed.get(plan) ?? [], ends.get(plan) ?? [])]));
}

/** Files that are red or have no verdict; where only all of them together have one, all of them. */
function filesToFix({ task, writes }: FixPlan, known: KnownVerdicts | undefined): readonly FilePath[] {
  if (known?.whole?.outcome === 'passed') return [];
  const writable = new Set(writes);
  const isGreen = (file: FilePath) => known?.byFile.get(file)?.outcome === 'passed';
  return task.files.filter((file) => writable.has(file) && !isGreen(file));
}

function jobsOf(handed: ReadonlyMap<FixPlan, readonly FilePath[]>, concurrency: number): readonly Job[] {
  const groups = new Map<string, FixPlan[]>();
  for (const [plan, files] of handed) {
    if (files.length === 0) continue;
    const key = groupOf(plan);
    groups.set(key, [...(groups.get(key) ?? []), plan]);
  }
  return [...groups.values()].flatMap((plans) => {
    const files = plans.flatMap((plan) => handed.get(plan) ?? []);
    const canSplit = plans.every(({ task, fixer }) => task.fileUnits.length > 0 && takesFiles(fixer));
    const count = canSplit ? Math.max(1, Math.min(concurrency, Math.floor(files.length / filesPerProcess))) : 1;
    const size = Math.ceil(files.length / count);
    return Array.from({ length: count }, (_, index): Job => {
      const part = files.slice(index * size, (index + 1) * size);
      const own = new Set(part);
      return { files: part, plans: plans.filter((plan) => handed.get(plan)?.some((file) => own.has(file))) };
    });
  });
}

/** Projects may share a process where each file is judged by itself and the program runs in one place for all. */
function groupOf({ request, task, fixer }: FixPlan): string {
  const { hook, group } = task;
  const isShared = hook.cwd === 'workspace' && hook.scope === 'file' && takesFiles(fixer);
  return isShared ? JSON.stringify([group, hook.fix]) : request.id;
}

function waveEnd({ writes }: FixPlan, handed: readonly FilePath[], runs: readonly FixerRun[]): WaveEnd {
  const own = new Set(writes);
  const touched = runs.flatMap((run) => run.touched.filter(({ file }) => own.has(file)));
  const fixer = runs.map(({ end }) => end).reduce<FixerEnd>(worse, { kind: 'not-needed' });
  return { fixer, handed: handed.length, touched: [...touched].sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

function worse(a: FixerEnd, b: FixerEnd): FixerEnd {
  if (a.kind === 'stopped' || b.kind === 'not-needed') return a;
  return a.kind === 'ended' && b.kind === 'ended' && a.exitCode >= b.exitCode ? a : b;
}
