import { relative } from 'node:path/posix';
import type { FilePath } from '../hooks/brand';
import { folderOfRun } from '../hooks/folders';
import type { Observe } from '../hooks/run-event';
import type { Ports } from '../system/ports';
import { checkCommands, type ProcessCommand } from './check-command';
import { hookEnvironment } from './hook-environment';
import { isExplained, judge, type Judgement } from './judge';
import { mergeJudgements, mergeOverlapping } from './merge-judgements';
import { pathReader, pathScrubber } from './paths';
import type { PlannedTask } from './plan-task';
import { runCompilations } from './run-compilations';
import { runModules } from './run-modules';
import type { SpareSlots } from './spare-slots';
import { limitOfGroup, type TimeLimit } from './time-limits';

/** Tasks of one group, each with the files that need a look. */
export interface Look {
  readonly task: PlannedTask;
  readonly files: readonly FilePath[];
}

export interface GroupContext {
  readonly ports: Pick<Ports, 'processes' | 'platform' | 'env' | 'clock'>;
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly signal: AbortSignal;
  /** The limit of a task by itself. */
  readonly limitOf: (task: PlannedTask) => TimeLimit;
  /** How many processes the group may use at once. */
  readonly slots: number;
  /** Absent: every slot is waited for. */
  readonly spare?: SpareSlots;
  readonly observe: Observe;
  /** Keeps the verdicts of an answer that came while others of its group are still to come. */
  keep?(answer: Answer): void;
  /** True: somebody reads what the programs print while they run. */
  readonly wantsOutput?: boolean;
}

/** What one task of a group got for an answer. */
export interface Answer {
  readonly look: Look;
  readonly judgement: Judgement;
  /** Milliseconds that the program ran, for all tasks that shared it. */
  readonly duration: number;
  /** What the program was given. */
  readonly limit: TimeLimit;
}

/** Fewer files than this are not worth a process of their own. */
export const filesPerProcess = 40;

/**
 * Runs a group: one process for all its tasks, more where the work is large. Where the answer cannot be attributed to
 * files, each task runs again by itself to find out.
 */
export async function runGroup(looks: readonly Look[], context: GroupContext): Promise<readonly Answer[]> {
  const [first] = looks;
  if (first === undefined) return [];
  const { driver } = first.task;
  if (driver.kind === 'module') return runModules(looks, driver, context);
  const alone = async (look: Look): Promise<readonly Answer[]> => runGroup([look], context);
  if (driver.kind === 'compiler' && (looks.length > 1 || first.task.needsDriver)) {
    return runCompilations(looks, context, alone);
  }
  const files = looks.flatMap((look) => look.files);
  const split = parts(first, files, context);
  // All of them together use the slots of the group.
  const workers = Math.max(1, Math.floor(context.slots / split.length));
  const limit = limitOfGroup(looks, context.limitOf);
  const started = context.ports.clock.monotonic();
  const judgement = mergeJudgements(
    await Promise.all(split.map((part) => runPart(first.task, part, { ...context, slots: workers, limit }))),
  );
  const duration = context.ports.clock.monotonic() - started;
  const judgements =
    looks.length === 1 || context.signal.aborted ? looks.map(() => judgement) : attribute(looks, judgement);
  if (judgements !== null)
    return looks.map((look, index) => ({ look, judgement: judgements[index] ?? judgement, duration, limit }));
  const answers: Answer[] = [];
  for (const look of looks) answers.push(...(await alone(look)));
  return answers;
}

interface PartContext extends GroupContext {
  readonly limit: TimeLimit;
}

/** Splits files evenly over processes. */
function parts(look: Look, files: readonly FilePath[], { slots }: GroupContext): readonly (readonly FilePath[])[] {
  const { fileUnits, tool } = look.task;
  const isSplit = fileUnits.length > 0 && tool?.hasWorkers !== true;
  const count = isSplit ? Math.max(1, Math.min(slots, Math.floor(files.length / filesPerProcess))) : 1;
  const size = Math.ceil(files.length / count);
  return Array.from({ length: count }, (_, index) => files.slice(index * size, (index + 1) * size));
}

async function runPart(task: PlannedTask, files: readonly FilePath[], context: PartContext): Promise<Judgement> {
  const { hook } = task;
  const folder = folderOfRun(hook, task.request.root);
  const relativeFiles = files.map((file) => relative(folder, file));
  const judgements: Judgement[] = [];
  // One after the other: a part is one slot.
  for (const command of checkCommands(task, relativeFiles, context.slots)) {
    judgements.push(await runCommand(task, command, relativeFiles, context));
  }
  return mergeOverlapping(judgements);
}

async function runCommand(
  task: PlannedTask,
  command: ProcessCommand,
  files: readonly string[],
  context: PartContext,
): Promise<Judgement> {
  const { hook, tool, program, cwd } = task;
  const { ports, root, signal, observe, limit } = context;
  const tasks = [task.request.id];
  const scrub = pathScrubber(root);
  const result = await ports.processes.run({
    file: program.file,
    args: command.args,
    cwd,
    env: hookEnvironment(ports, hook.env, command.env, tool),
    stdin: command.stdin,
    timeout: limit.milliseconds,
    signal,
    ...(context.wantsOutput === true && tool?.outputIsSecret !== true
      ? { onOutput: (text: string) => observe({ type: 'output', hook: hook.name, tasks, text: scrub(text) }) }
      : {}),
  });
  return judge(result, { hook, tool, program, limit, files, toFilePath: pathReader(root, cwd), scrub });
}

/** `null`: what is red cannot be laid at the door of one task. */
function attribute(looks: readonly Look[], judgement: Judgement): readonly Judgement[] | null {
  if (judgement.kind !== 'checked') return null;
  const { findings } = judgement;
  const owners = new Map(looks.flatMap((look) => look.files.map((file) => [file, look] as const)));
  const isAttributed = findings.every((finding) => finding.file !== null && owners.has(finding.file));
  if (!isAttributed || !isExplained(judgement)) return null;
  return looks.map((look) => {
    const own = findings.filter((finding) => finding.file !== null && owners.get(finding.file) === look);
    const isRed = own.some((finding) => finding.severity === 'error');
    return { kind: 'checked', red: isRed, findings: own, output: '', exitCode: judgement.exitCode };
  });
}
