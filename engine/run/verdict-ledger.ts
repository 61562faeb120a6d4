import type { Digest, FilePath } from '../hooks/brand';
import type { Finding } from '../hooks/finding';
import type { Clock } from '../system/ports';
import { contextDigest, type Unit } from '../verdicts/fingerprint';
import type { Ingredient } from '../verdicts/ingredients';
import type { Answers, StoreKey, TaskIngredients, Verdict, VerdictStore } from '../verdicts';
import { isExplained, type FileAnswer, type Judgement } from './judge';
import type { PlannedTask } from './plan-task';
import { findWider, scopeHints, widerUnit } from './wider-verdicts';

/** What is known of a task without starting anything. */
export interface KnownVerdicts {
  /** The verdict of the whole task, where it has one. */
  readonly whole: Verdict | null;
  readonly byFile: ReadonlyMap<FilePath, Verdict>;
  /** Files that need a look; empty where everything is known. */
  readonly unknown: readonly FilePath[];
}

/** The engine's side of the store: which units are asked, which answers may be kept. */
export interface VerdictLedger {
  lookUp(tasks: readonly PlannedTask[]): Promise<ReadonlyMap<PlannedTask, KnownVerdicts>>;
  /** Keeps what the judgement of a look says, as finely as it allows. Resolves when it is on disk. */
  record(task: PlannedTask, looked: readonly FilePath[], judgement: Judgement, duration: number): Promise<void>;
  /** Nothing more is recorded for now. */
  flush(): void;
  /** Keeps what the recorded verdicts were made of, for `why`. Once, when the results are out. */
  keepIngredients(): Promise<void>;
}

export interface LedgerOptions {
  /** False: nothing is asked of the store, yet everything is kept. */
  readonly read: boolean;
  /** The bytes of a file as they went into its fingerprint. */
  readonly digest: (file: FilePath) => Digest;
}

export function verdictLedger(store: VerdictStore, clock: Clock, options: LedgerOptions): VerdictLedger {
  const ingredients: TaskIngredients[] = [];
  // A group's answers come twice: while it runs and when it has ended. Both wait for the one write.
  const written = new Map<Digest, Promise<void>>();
  const before = new Map<PlannedTask, KnownVerdicts>();
  return {
    flush: () => store.flush(),
    async keepIngredients() {
      await store.writeIngredients(ingredients.splice(0));
    },
    async lookUp(tasks) {
      const asked = options.read ? tasks.filter(isKept) : [];
      const answers = await store.lookUp(asked.flatMap(keysOf));
      const known = new Map<PlannedTask, KnownVerdicts>();
      let first = 0;
      for (const task of asked) {
        known.set(task, knownOf(task, answers, first));
        first += 1 + task.fileUnits.length;
      }
      const wider = await findWider(known, store);
      const found = new Map(tasks.map((task) => [task, wider.get(task) ?? known.get(task) ?? nothingOf(task)]));
      for (const [task, each] of found) before.set(task, each);
      return found;
    },
    async record(task, looked, judgement, duration) {
      if (!isKept(task)) return;
      const verdict = { recordedAt: clock.now(), duration: Math.round(duration) };
      const entries = entriesOf(task, looked, judgement, before.get(task)).filter(
        ({ outcome }) => outcome === 'passed' || task.hook.deterministic,
      );
      const fresh = entries.filter(({ unit }) => !written.has(unit.fingerprint));
      const found = fresh.map(({ unit, ...rest }) => ({
        hook: task.hook.name,
        fingerprint: unit.fingerprint,
        verdict: { ...verdict, ...rest },
      }));
      const hints = scopeHints(task, judgement.byFile ?? [], verdict.recordedAt);
      const news = [...found, ...hints].filter(({ fingerprint }) => !written.has(fingerprint));
      const write = store.write(news);
      for (const { fingerprint } of news) written.set(fingerprint, write);
      const own = [...entries.map(({ unit }) => unit), ...hints];
      await Promise.all(own.flatMap(({ fingerprint }) => written.get(fingerprint) ?? []));
      ingredients.push(...ingredientsOf(task, fresh, verdict.recordedAt, options));
    },
  };
}

/** What depends on more than a fingerprint holds is looked at again each time. */
function isKept({ uncaptured }: PlannedTask): boolean {
  return uncaptured.length === 0;
}

function keysOf({ hook, fileUnits, whole }: PlannedTask): readonly StoreKey[] {
  return [whole, ...fileUnits].map(({ fingerprint }) => ({ hook: hook.name, fingerprint, maxAge: hook.ttl }));
}

function nothingOf({ files }: PlannedTask): KnownVerdicts {
  return { whole: null, byFile: new Map(), unknown: files };
}

/** What was answered to `keysOf` the task, of which the first lies at a place of the answers. */
function knownOf(task: PlannedTask, answers: Answers, first: number): KnownVerdicts {
  const whole = answers.at(first);
  if (whole !== null) return { whole, byFile: new Map(), unknown: [] };
  if (task.fileUnits.length === 0) return nothingOf(task);
  const byFile = new Map<FilePath, Verdict>();
  const unknown: FilePath[] = [];
  for (const [index, unit] of task.fileUnits.entries()) {
    const verdict = answers.at(first + 1 + index);
    for (const file of unit.files) {
      if (verdict === null) unknown.push(file);
      else byFile.set(file, verdict);
    }
  }
  return { whole, byFile, unknown };
}

/** What the units that got a verdict were made of; those of files that depend on their project apart from the others. */
function ingredientsOf(
  task: PlannedTask,
  entries: readonly Answered[],
  recordedAt: number,
  { digest }: LedgerOptions,
): readonly TaskIngredients[] {
  const narrow = new Set([task.whole, ...task.fileUnits]);
  const record = (answered: readonly Answered[], context: readonly Ingredient[]): readonly TaskIngredients[] => {
    if (answered.length === 0) return [];
    return [
      {
        hook: task.hook.name,
        root: task.request.root,
        units: answered.some(({ unit }) => unit === task.whole) ? 'together' : 'each',
        contextDigest: contextDigest(context),
        context,
        files: answered.flatMap(({ unit: { files, parts } }) =>
          files.map((file) => ({ file, content: digest(file), ...(parts ? { parts } : {}) })),
        ),
        recordedAt,
      },
    ];
  };
  const wide = entries.filter(({ unit }) => !narrow.has(unit));
  const around = wide.length > 0 && task.wider !== null ? task.wider.ingredients() : [];
  return [
    ...record(
      entries.filter(({ unit }) => narrow.has(unit)),
      task.ingredients,
    ),
    ...record(wide, [...task.ingredients, ...around]),
  ];
}

interface Answered {
  readonly unit: Unit;
  readonly outcome: 'passed' | 'failed';
  readonly findings: readonly Finding[];
  readonly output: string;
}

/**
 * File by file where the findings explain the answer; else one verdict for the whole task: of all that was looked at, or with
 * what was known of the rest, as its result has it.
 */
function entriesOf(
  task: PlannedTask,
  looked: readonly FilePath[],
  judgement: Judgement,
  known: KnownVerdicts | undefined,
): readonly Answered[] {
  if (judgement.byFile !== undefined) {
    const units = new Map(task.fileUnits.flatMap((unit) => unit.files.map((file) => [file, unit] as const)));
    return judgement.byFile.flatMap((answer) => answeredFile(task, answer, units));
  }
  if (judgement.kind !== 'checked') return [];
  const { red, findings, output } = judgement;
  const asked = new Set(looked);
  const isAttributed = findings.every((finding) => finding.file !== null && asked.has(finding.file));
  if (task.fileUnits.length > 0 && isExplained(judgement) && isAttributed) {
    const byFile = groupByFile(findings);
    return task.fileUnits
      .filter((unit) => unit.files.every((file) => asked.has(file)))
      .map((unit) => {
        const own = unit.files.flatMap((file) => byFile.get(file) ?? []);
        const isRed = own.some((finding) => finding.severity === 'error');
        return { unit, outcome: isRed ? 'failed' : 'passed', findings: own, output: '' } as const;
      });
  }
  if (looked.length === task.files.length) {
    return [{ unit: task.whole, outcome: red ? 'failed' : 'passed', findings, output }];
  }
  const rest = [...(known?.byFile.values() ?? [])];
  const isWhole = looked.length + rest.length === task.files.length;
  // What is known of the rest may end before this would.
  if (!red || !isWhole || task.hook.ttl !== null) return [];
  const all = [...rest.flatMap((verdict) => verdict.findings), ...findings];
  return [{ unit: task.whole, outcome: 'failed', findings: all, output }];
}

/**
 * What a driver said of one file, under the fingerprint that is as wide as it says; nothing where the verdict depends on
 * what no fingerprint holds.
 */
function answeredFile(
  task: PlannedTask,
  { file, red, findings, scope }: FileAnswer,
  units: ReadonlyMap<FilePath, Unit>,
): readonly Answered[] {
  const own = scope === task.hook.scope ? units.get(file) : undefined;
  const unit = scope === 'project' ? widerUnit(task, file) : own;
  const isExplained = !red || findings.some((finding) => finding.severity === 'error');
  if (unit === undefined || !isExplained) return [];
  return [{ unit, outcome: red ? 'failed' : 'passed', findings, output: '' }];
}

function groupByFile(findings: readonly Finding[]): ReadonlyMap<FilePath, readonly Finding[]> {
  const result = new Map<FilePath, Finding[]>();
  for (const finding of findings) {
    if (finding.file === null) continue;
    const list = result.get(finding.file);
    if (list) list.push(finding);
    else result.set(finding.file, [finding]);
  }
  return result;
}
