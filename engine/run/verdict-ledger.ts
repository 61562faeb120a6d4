import type { Digest, FilePath } from '../hooks/brand';
import type { Finding } from '../hooks/finding';
import type { Clock } from '../system/ports';
import type { Unit } from '../verdicts/fingerprint';
import type { StoreKey, Verdict, VerdictStore } from '../verdicts';
import type { Judgement } from './judge';
import type { PlannedTask } from './plan-task';

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
}

/** @param options.read false: nothing is asked of the store, yet everything is kept */
export function verdictLedger(store: VerdictStore, clock: Clock, options: { readonly read: boolean }): VerdictLedger {
  return {
    async lookUp(tasks) {
      const found = options.read ? await store.lookUp(tasks.flatMap(keysOf)) : new Map<Digest, Verdict>();
      return new Map(tasks.map((task) => [task, knownOf(task, ({ fingerprint }) => found.get(fingerprint) ?? null)]));
    },
    async record(task, looked, judgement, duration) {
      if (judgement.kind !== 'checked') return;
      const verdict = { recordedAt: clock.now(), duration: Math.round(duration) };
      const entries = entriesOf(task, looked, judgement).filter(
        ({ outcome }) => outcome === 'passed' || task.hook.deterministic,
      );
      await store.write(
        entries.map(({ fingerprint, ...rest }) => ({
          hook: task.hook.name,
          fingerprint,
          verdict: { ...verdict, ...rest },
        })),
      );
    },
  };
}

function keysOf({ hook, fileUnits, whole }: PlannedTask): readonly StoreKey[] {
  return [whole, ...fileUnits].map(({ fingerprint }) => ({ hook: hook.name, fingerprint, maxAge: hook.ttl }));
}

type Find = (unit: Unit) => Verdict | null;

function knownOf(task: PlannedTask, find: Find): KnownVerdicts {
  const whole = find(task.whole);
  const byFile = new Map<FilePath, Verdict>();
  if (whole !== null) return { whole, byFile, unknown: [] };
  if (task.fileUnits.length === 0) return { whole, byFile, unknown: task.files };
  const unknown: FilePath[] = [];
  for (const unit of task.fileUnits) {
    const verdict = find(unit);
    for (const file of unit.files) {
      if (verdict === null) unknown.push(file);
      else byFile.set(file, verdict);
    }
  }
  return { whole, byFile, unknown };
}

interface Answered {
  readonly fingerprint: Digest;
  readonly outcome: 'passed' | 'failed';
  readonly findings: readonly Finding[];
  readonly output: string;
}

/** File by file where the findings explain the answer; else one verdict for the whole task, if all of it was looked at. */
function entriesOf(
  task: PlannedTask,
  looked: readonly FilePath[],
  { red, findings, output }: Extract<Judgement, { kind: 'checked' }>,
): readonly Answered[] {
  const isExplained = !red || findings.some((finding) => finding.severity === 'error');
  const asked = new Set(looked);
  const isAttributed = findings.every((finding) => finding.file !== null && asked.has(finding.file));
  if (task.fileUnits.length > 0 && isExplained && isAttributed) {
    const byFile = groupByFile(findings);
    return task.fileUnits
      .filter((unit) => unit.files.every((file) => asked.has(file)))
      .map(({ fingerprint, files: [file] }) => {
        const own = (file === undefined ? undefined : byFile.get(file)) ?? [];
        const isRed = own.some((finding) => finding.severity === 'error');
        return { fingerprint, outcome: isRed ? 'failed' : 'passed', findings: own, output: '' } as const;
      });
  }
  if (looked.length < task.files.length) return [];
  return [{ fingerprint: task.whole.fingerprint, outcome: red ? 'failed' : 'passed', findings, output }];
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
