import { relative } from 'node:path/posix';
import { couldNotLoad, type WorkerReport } from '../drivers/protocol';
import { runWorker, type WorkerRun } from '../drivers/run-worker';
import type { Driver } from '../drivers/choose-driver';
import type { FilePath } from '../hooks/brand';
import { groupBy } from '../verdicts/group-by';
import { hookEnvironment } from './hook-environment';
import { judge, type FileAnswer, type Judgement } from './judge';
import { mergeJudgements } from './merge-judgements';
import { pathScrubber } from './paths';
import { limitOfGroup, type TimeLimit } from './time-limits';
import type { Answer, GroupContext, Look } from './run-group';

type Module = Extract<Driver, { kind: 'module' }>;

/** Where a task's own folder begins the names that it is given. */
function folderOfRun({ task }: Look): string {
  return task.hook.cwd === 'project' ? task.request.root : '.';
}

/**
 * Runs a group in one worker: each task is a job of it. A worker that dies takes no answer with it that was given; the
 * job that it died of runs again at the head of a new worker, with the time limit for itself, and only if that dies
 * too it is to blame.
 */
export async function runModules(
  looks: readonly Look[],
  driver: Module,
  context: GroupContext,
): Promise<readonly Answer[]> {
  for (const { task } of looks) task.wider?.note();
  const answers: Answer[] = [];
  let open: readonly OpenLook[] = looks.map((look) => ({ look, known: [] }));
  let tasks = looks.map(({ task }) => task);
  while (open.length > 0) {
    const limit = limitOfGroup(tasks, context.limitOf);
    const started = context.ports.clock.monotonic();
    const round = { ...context, limit };
    const run = await runRound(open, driver, round, keeper(open, started, round));
    const duration = context.ports.clock.monotonic() - started;
    const ends = conclude(open, run, round);
    answers.push(...ends.answers.map((answer) => ({ ...answer, duration, limit })));
    open = ends.open;
    // From now on the time is for the job at the head: those behind it go on in a new worker.
    tasks = open.slice(0, 1).map(({ look }) => look.task);
  }
  return answers;
}

/** One worker of a group, with what it is given. */
interface RoundContext extends GroupContext {
  readonly limit: TimeLimit;
}

/** A task with the files that are already answered. */
interface OpenLook {
  readonly look: Look;
  readonly known: readonly FileJudgement[];
}

function remaining({ look, known }: OpenLook): readonly FilePath[] {
  const answered = new Set(known.map(({ file }) => file));
  return look.files.filter((file) => !answered.has(file));
}

/** Keeps the verdicts of a task as soon as it is done: whatever ends the run then, they need no second look. */
function keeper(open: readonly OpenLook[], started: number, context: RoundContext): (report: WorkerReport) => void {
  const reports = new Map<number, WorkerReport[]>();
  return (report) => {
    const { job, kind } = report;
    const own = reports.get(job) ?? [];
    reports.set(job, own);
    own.push(report);
    const each = open[job];
    if (kind !== 'done' || each === undefined || context.keep === undefined) return;
    const known = [...each.known, ...fileAnswers(each, own, context)];
    if (known.length < each.look.files.length) return;
    const duration = context.ports.clock.monotonic() - started;
    context.keep({ look: each.look, judgement: completed(known), duration, limit: context.limit });
  };
}

async function runRound(
  open: readonly OpenLook[],
  driver: Module,
  context: RoundContext,
  onReport: (report: WorkerReport) => void,
): Promise<WorkerRun> {
  const { ports, root, signal, observe, limit } = context;
  const [first] = open;
  if (first === undefined) throw new Error('a round needs a task');
  const { task } = first.look;
  return runWorker(
    ports.processes,
    {
      nodePath: task.program.file,
      worker: task.worker,
      cwd: root,
      env: hookEnvironment(ports, task.hook.env),
      timeout: limit.milliseconds,
      signal,
      onReport,
    },
    {
      driver: driver.name,
      folder: task.program.package?.folder ?? '',
      script: task.program.prefix[0] ?? '',
      jobs: open.map((each) => ({
        cwd: each.look.task.cwd,
        files: remaining(each).map((file) => relative(folderOfRun(each.look), file)),
      })),
    },
  ).then((run) => {
    const text = pathScrubber(root)(run.words);
    if (text !== '' && context.wantsOutput === true) {
      observe({ type: 'output', hook: task.hook.name, tasks: open.map(({ look }) => look.task.request.id), text });
    }
    return run;
  });
}

/** Tells from what a worker said which tasks have their answer and which are to run again. */
function conclude(
  open: readonly OpenLook[],
  run: WorkerRun,
  context: RoundContext,
): { readonly answers: readonly Omit<Answer, 'duration' | 'limit'>[]; readonly open: readonly OpenLook[] } {
  const answers: Omit<Answer, 'duration' | 'limit'>[] = [];
  const again: OpenLook[] = [];
  const byJob = groupBy(run.reports, ({ job }) => job);
  const isCut = run.truncated > 0;
  const isHopeless = neverStarts(run) || context.signal.aborted;
  for (const [index, each] of open.entries()) {
    const reports = byJob.get(index) ?? [];
    const known = [...each.known, ...fileAnswers(each, reports, context)];
    const trouble = reports.find((report) => report.kind === 'trouble');
    const isDone = reports.some(({ kind }) => kind === 'done') && known.length === each.look.files.length;
    if (isDone) answers.push({ look: each.look, judgement: completed(known) });
    else if (trouble?.kind === 'trouble')
      answers.push({ look: each.look, judgement: troubled(each, known, trouble.detail, context) });
    // The first had all the time and memory that there is; who was stopped from outside is not asked again.
    else if ((index === 0 && !(isCut && known.length > each.known.length)) || isHopeless) {
      answers.push({ look: each.look, judgement: unfinished(each, known, run, context) });
    } else again.push({ look: each.look, known });
  }
  // The one that was at work when the worker ended goes first.
  const started = new Set(run.reports.flatMap((report) => (report.kind === 'started' ? [report.job] : [])));
  const wasStarted = ({ look }: OpenLook) => started.has(open.findIndex((each) => each.look === look));
  return { answers, open: [...again.filter(wasStarted), ...again.filter((each) => !wasStarted(each))] };
}

/** A tool that cannot be loaded for one project cannot for any. */
function neverStarts({ end }: WorkerRun): boolean {
  return end.kind === 'not-started' || (end.kind === 'exited' && end.exitCode === couldNotLoad);
}

interface FileJudgement extends FileAnswer {
  readonly judgement: Judgement;
}

/** Reads each report as the output of the tool for that file alone, with the same parser. */
function fileAnswers(
  open: OpenLook,
  reports: readonly WorkerReport[],
  context: RoundContext,
): readonly FileJudgement[] {
  const asked = remaining(open);
  const { hook, tool, program } = open.look.task;
  const scrub = pathScrubber(context.root);
  return reports.flatMap((report) => {
    const file = report.kind === 'file' ? asked[report.file] : undefined;
    if (report.kind !== 'file' || file === undefined) return [];
    const { stdout, stderr, exitCode, decision } = report;
    const end = { kind: 'exited', exitCode } as const;
    const judgement = judge(
      { end, stdout, stderr, truncated: 0, duration: 0 },
      { hook, tool, program, limit: context.limit, scrub, files: [], toFilePath: () => file },
    );
    const red = judgement.kind !== 'checked' || judgement.red;
    const { scope, reason } = decision ?? { scope: hook.scope, reason: '' };
    return [{ file, red, findings: judgement.findings, scope, reason, judgement }];
  });
}

/** Only what was really checked may be kept. */
function answered(known: readonly FileJudgement[]): readonly FileAnswer[] {
  return known.flatMap(({ judgement, ...answer }) => (judgement.kind === 'checked' ? [answer] : []));
}

function completed(known: readonly FileJudgement[]): Judgement {
  const byFile = answered(known);
  const odd = known.filter(({ judgement }) => judgement.kind !== 'checked').map(({ judgement }) => judgement);
  // One by one there may be thousands; only the odd ones need merging.
  if (odd.length > 0) return incomplete(known, mergeJudgements(odd));
  const red = known.some((file) => file.red);
  const findings = known.flatMap((file) => file.findings);
  const output = known.flatMap(({ judgement }) => judgement.output || []).join('\n');
  return { kind: 'checked', red, findings, output: findings.length > 0 ? '' : output, exitCode: red ? 1 : 0, byFile };
}

function troubled(
  { look }: OpenLook,
  known: readonly FileJudgement[],
  detail: string,
  context: RoundContext,
): Judgement {
  const scrubbed = pathScrubber(context.root)(detail);
  const failure = { reason: 'tool-trouble', program: look.task.program.name, detail: scrubbed } as const;
  return incomplete(known, { kind: 'could-not-check', failure, findings: [], output: '', exitCode: 2 });
}

/** The worker ended before the task was done, of itself or stopped. */
function unfinished(
  { look }: OpenLook,
  known: readonly FileJudgement[],
  run: WorkerRun,
  context: RoundContext,
): Judgement {
  const { hook, tool, program } = look.task;
  const scrub = pathScrubber(context.root);
  const output = scrub(run.words);
  const { end } = run;
  if (end.kind === 'exited') {
    const failure =
      end.exitCode === couldNotLoad
        ? ({ reason: 'tool-trouble', program: program.name, detail: output } as const)
        : ({ reason: 'exit-code', program: program.name, exitCode: end.exitCode } as const);
    return incomplete(known, { kind: 'could-not-check', failure, findings: [], output, exitCode: end.exitCode });
  }
  const result = { end, stdout: '', stderr: run.words, truncated: run.truncated, duration: 0 };
  return incomplete(known, {
    ...judge(result, { hook, tool, program, limit: context.limit, scrub, files: [], toFilePath: () => null }),
    output,
  });
}

/** What was found before is shown and kept, but the task has no verdict. */
function incomplete(known: readonly FileJudgement[], judgement: Judgement): Judgement {
  return { ...judgement, findings: known.flatMap(({ findings }) => findings), byFile: answered(known) };
}
