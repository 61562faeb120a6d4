import type { FilePath, HookName } from '../hooks/brand';
import type { Unit } from '../verdicts/fingerprint';
import type { StoreEntry, Verdict, VerdictStore } from '../verdicts';
import type { FileAnswer } from './judge';
import type { PlannedTask } from './plan-task';
import type { KnownVerdicts } from './verdict-ledger';

/** The unit of a file whose verdict depends on its project; none where the tool does not decide. */
export function widerUnit({ wider }: PlannedTask, file: FilePath): Unit | undefined {
  return wider === null ? undefined : { fingerprint: wider.project(file), files: [file] };
}

/** Hints lie beside the verdicts of the hook, under a name that no hook can have. */
function hintsOf({ hook }: PlannedTask): HookName {
  return `${hook.name}--scope` as HookName;
}

/**
 * Which files got a verdict wider than `file`, and why. It decides no verdict: a verdict lies under the fingerprint
 * that it was given for, so that a hint which is out of date costs a miss.
 */
export function scopeHints(
  task: PlannedTask,
  answers: readonly FileAnswer[],
  recordedAt: number,
): readonly StoreEntry[] {
  const { wider } = task;
  if (wider === null) return [];
  return answers.flatMap(({ file, scope, reason }) =>
    scope === 'file'
      ? []
      : {
          hook: hintsOf(task),
          fingerprint: wider.hint(file),
          verdict: { outcome: 'passed', findings: [], output: reason, recordedAt, duration: 0 } as const,
        },
  );
}

/** Looks up the verdicts of files that once were found to depend on more; only for those the projects are hashed. */
export async function findWider(
  tasks: readonly PlannedTask[],
  known: ReadonlyMap<PlannedTask, KnownVerdicts>,
  store: VerdictStore,
): Promise<ReadonlyMap<PlannedTask, KnownVerdicts>> {
  const asked = tasks.flatMap((task) => {
    const unknown = known.get(task)?.unknown ?? [];
    return task.wider === null || unknown.length === 0 ? [] : [{ task, wider: task.wider, unknown }];
  });
  if (asked.length === 0) return new Map();
  const hints = await store.lookUp(
    asked.flatMap(({ task, wider, unknown }) =>
      unknown.map((file) => ({ hook: hintsOf(task), fingerprint: wider.hint(file), maxAge: null })),
    ),
  );
  const hinted = asked.map(({ task, wider, unknown }) => ({
    task,
    wider,
    files: unknown.filter((file) => hints.has(wider.hint(file))),
  }));
  const verdicts = await store.lookUp(
    hinted.flatMap(({ task: { hook }, wider, files }) =>
      files.map((file) => ({ hook: hook.name, fingerprint: wider.project(file), maxAge: hook.ttl })),
    ),
  );
  return new Map(
    hinted.flatMap(({ task, wider, files }) => {
      const before = known.get(task);
      if (before === undefined) return [];
      const found = files.flatMap((file): readonly (readonly [FilePath, Verdict])[] => {
        const verdict = verdicts.get(wider.project(file));
        return verdict === undefined ? [] : [[file, verdict]];
      });
      const byFile = new Map([...before.byFile, ...found]);
      return [[task, { ...before, byFile, unknown: before.unknown.filter((file) => !byFile.has(file)) }] as const];
    }),
  );
}
