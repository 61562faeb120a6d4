import type { FilePath, HookName } from '../hooks/brand';
import type { Unit } from '../verdicts/fingerprint';
import type { StoreEntry, StoreKey, VerdictStore } from '../verdicts';
import { groupBy } from '../verdicts/group-by';
import type { FileAnswer } from './judge';
import type { PlannedTask } from './plan-task';
import type { KnownVerdicts } from './verdict-ledger';

/** The unit of a file whose verdict depends on its project; none where the tool does not decide. */
export function widerUnit({ wider }: PlannedTask, file: FilePath): Unit | undefined {
  return wider === null ? undefined : { fingerprint: wider.project(file), files: [file] };
}

const hintSuffix = '--scope';

/** Hints lie beside the verdicts of the hook, under a name that no hook can have. */
export function scopeHintsOf(hook: HookName): HookName {
  return `${hook}${hintSuffix}` as HookName;
}

/** Whether what the store has under a name are hints, not verdicts. */
export function isScopeHints(name: HookName): boolean {
  return name.endsWith(hintSuffix);
}

/** Why files of a task got a verdict wider than `file`, as the tool's own configuration says. */
export async function wideningReasons(
  tasks: readonly PlannedTask[],
  store: Pick<VerdictStore, 'lookUp'>,
): Promise<ReadonlyMap<PlannedTask, readonly string[]>> {
  const asked = tasks.flatMap((task) => hintKeys(task, task.files).map((key) => ({ task, key })));
  const hints = await store.lookUp(asked.map(({ key }) => key));
  const reasons = new Map(tasks.map((task): [PlannedTask, string[]] => [task, []]));
  for (const [place, { task }] of asked.entries()) {
    const hint = hints.at(place);
    if (hint !== null) reasons.get(task)?.push(hint.output);
  }
  return reasons;
}

function hintKeys({ hook, wider }: PlannedTask, files: readonly FilePath[]): readonly StoreKey[] {
  if (wider === null) return [];
  return files.map((file) => ({ hook: scopeHintsOf(hook.name), fingerprint: wider.hint(file), maxAge: null }));
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
          hook: scopeHintsOf(task.hook.name),
          fingerprint: wider.hint(file),
          verdict: { outcome: 'passed', findings: [], output: reason, recordedAt, duration: 0 } as const,
        },
  );
}

/** Looks up the verdicts of files that once were found to depend on more; only for those the projects are hashed. */
export async function findWider(
  known: ReadonlyMap<PlannedTask, KnownVerdicts>,
  store: VerdictStore,
): Promise<ReadonlyMap<PlannedTask, KnownVerdicts>> {
  const asked = [...known].flatMap(([task, { unknown }]) => {
    const { wider } = task;
    return wider === null ? [] : unknown.map((file) => ({ task, wider, file }));
  });
  const hints = await store.lookUp(asked.flatMap(({ task, file }) => hintKeys(task, [file])));
  const hinted = asked.filter((_, place) => hints.at(place) !== null);
  const verdicts = await store.lookUp(
    hinted.map(({ task: { hook }, wider, file }) => ({
      hook: hook.name,
      fingerprint: wider.project(file),
      maxAge: hook.ttl,
    })),
  );
  const found = hinted.flatMap(({ task, file }, place) => {
    const verdict = verdicts.at(place);
    return verdict === null ? [] : [{ task, file, verdict }];
  });
  return new Map(
    [...groupBy(found, ({ task }) => task)].flatMap(([task, own]) => {
      const before = known.get(task);
      if (before === undefined) return [];
      const byFile = new Map([...before.byFile, ...own.map(({ file, verdict }) => [file, verdict] as const)]);
      return [[task, { ...before, byFile, unknown: before.unknown.filter((file) => !byFile.has(file)) }] as const];
    }),
  );
}
