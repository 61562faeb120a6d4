import type { Digest, FilePath } from '../../engine/hooks/brand';
import type { PlannedTask } from '../../engine/run/plan-task';
import type { KnownVerdicts } from '../../engine/run/verdict-ledger';
import type { VerdictStore } from '../../engine/verdicts';
import { explainUnit } from './explain-unit';
import type { Cause, WhyAnswer } from './why-report';

/** Files whose cause is looked for one by one; more of them would say the same again. */
const looked = 200;

export interface ExplainSources {
  readonly store: Pick<VerdictStore, 'latestIngredients'>;
  readonly digest: (file: FilePath) => Digest;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** @param file `null`: the whole task */
export async function explainTask(
  task: PlannedTask,
  known: KnownVerdicts,
  file: FilePath | null,
  sources: ExplainSources,
): Promise<WhyAnswer> {
  const isAsked = (each: FilePath) => file === null || each === file;
  const toCheck = known.unknown.filter(isAsked);
  const files = task.files.filter(isAsked).length;
  if (toCheck.length === 0) {
    const verdicts = known.whole === null ? [...known.byFile].flatMap(([name, verdict]) => (isAsked(name) ? [verdict] : [])) : [known.whole]; // prettier-ignore
    return {
      kind: 'known',
      outcome: verdicts.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'passed',
      files,
      recordedAt: Math.min(...verdicts.map(({ recordedAt }) => recordedAt)),
    };
  }
  const isEach = task.fileUnits.length > 0;
  const units: readonly (FilePath | null)[] = isEach ? toCheck.slice(0, looked) : [null];
  const causes: Cause[] = [];
  for (const unit of units) causes.push(await causeOf(task, unit, sources));
  return {
    kind: 'unknown',
    files: isEach ? files : task.files.length,
    toCheck: isEach ? toCheck.length : task.files.length,
    causes,
    unlisted: isEach ? toCheck.length - units.length : 0,
    deterministic: task.hook.deterministic,
    uncaptured: task.uncaptured,
  };
}

async function causeOf(
  { hook, request, files, fileUnits, ingredients, wider }: PlannedTask,
  file: FilePath | null,
  { store, digest, now }: ExplainSources,
): Promise<Cause> {
  const address = { hook: hook.name, root: request.root };
  const last = (await store.latestIngredients({ ...address, file })) ?? (file === null ? null : await together(file));
  const unit = file === null ? undefined : fileUnits.find((each) => each.files.includes(file));
  const parts = unit?.parts ? { parts: unit.parts } : {};
  const checked = (file === null ? files : [file]).map((name) => ({ file: name, content: digest(name), ...parts }));
  // Its last verdict depended on the whole project, as the tool decided: then that is what may differ.
  const wasWide = wider !== null && last?.context.some(({ kind }) => kind === 'dependency') === true;
  const context = wasWide ? [...ingredients, ...wider.ingredients()] : ingredients;
  return explainUnit(last, { file, context, files: checked, ttl: hook.ttl }, now);

  /** A file may have had its last verdict together with all others. */
  async function together(name: FilePath) {
    const whole = await store.latestIngredients({ ...address, file: null });
    const own = whole?.files.filter((each) => each.file === name) ?? [];
    return whole === null || own.length === 0 ? null : { ...whole, files: own };
  }
}
