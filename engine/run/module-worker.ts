import { relative } from 'node:path/posix';
import type { Driver } from '../drivers/choose-driver';
import { couldNotLoad, type WorkerJob, type WorkerReport } from '../drivers/protocol';
import { runWorker, type WorkerRun } from '../drivers/run-worker';
import { folderOfRun } from '../hooks/folders';
import { groupBy } from '../verdicts/group-by';
import { hookEnvironment } from './hook-environment';
import { completed, fileAnswers, remaining, troubled, unfinished, type OpenLook } from './job-judgement';
import type { JobPile } from './job-pile';
import { pathScrubber } from './paths';
import type { Answer, GroupContext } from './run-group';
import type { TimeLimit } from './time-limits';

type Module = Extract<Driver, { kind: 'module' }>;

export interface JobsContext extends GroupContext {
  /** Of the first worker. */
  readonly limit: TimeLimit;
  /** False: this worker is to begin no other job. */
  readonly isWanted: () => boolean;
}

/**
 * Gives jobs of a pile to one worker, until there are none or it is not wanted any more. A worker that dies takes no
 * answer with it that was given; the job that it died of runs again at the head of a new worker, with the time limit
 * for itself, and only if that dies too it is to blame.
 */
export async function runJobs(pile: JobPile, driver: Module, context: JobsContext): Promise<readonly Answer[]> {
  const { clock } = context.ports;
  const answers: Answer[] = [];
  let open: readonly OpenLook[] = [];
  let { limit } = context;
  while (open.length > 0 || (!pile.isEmpty() && context.isWanted())) {
    const started = clock.monotonic();
    const round = { ...context, limit };
    const { given, run } = await runRound(open, pile, driver, round);
    const isHopeless = neverStarts(run) || context.signal.aborted;
    const duration = clock.monotonic() - started;
    const ends = conclude(isHopeless ? [...given, ...rest(pile)] : given, run, round, isHopeless);
    answers.push(...ends.answers.map((answer) => ({ ...answer, duration, limit: round.limit })));
    open = ends.open;
    // From now on the time is for the job at the head: those behind it go on in a new worker.
    const [head] = open;
    if (head !== undefined) limit = context.limitOf(head.look.task);
  }
  return answers;
}

function rest(pile: JobPile): readonly OpenLook[] {
  const jobs: OpenLook[] = [];
  for (let look = pile.take(); look !== null; look = pile.take()) jobs.push({ look, known: [] });
  return jobs;
}

/** Files of jobs that a worker has beside the one that it is at, so that it never waits for us. */
const filesAhead = 8;

interface Round {
  /** What the worker was given, in order. */
  readonly given: readonly OpenLook[];
  readonly run: WorkerRun;
}

/** One worker, with the jobs that another has left first. */
async function runRound(
  open: readonly OpenLook[],
  pile: JobPile,
  driver: Module,
  context: JobsContext,
): Promise<Round> {
  const { ports, root, signal, observe, limit } = context;
  const left = [...open];
  const next = (): OpenLook | null => {
    const [first] = left.splice(0, 1);
    if (first !== undefined) return first;
    const look = context.isWanted() ? pile.take() : null;
    return look === null ? null : { look, known: [] };
  };
  const first = next();
  if (first === null) throw new Error('a worker needs a job');
  const given = [first];
  const keep = keeper(given, ports.clock.monotonic(), context);
  const { task } = first.look;
  let feed = (): void => undefined;
  let over = 0;
  const run = await runWorker(
    ports.processes,
    {
      nodePath: task.program.file,
      worker: task.worker,
      files: filesOf([...given, ...left]) + pile.files(),
      cwd: task.cwd,
      env: hookEnvironment(ports, task.hook.env, {}, task.tool),
      timeout: limit.milliseconds,
      signal,
      onReport: (report) => {
        keep(report);
        if (report.kind !== 'done' && report.kind !== 'trouble') return;
        over = report.job + 1;
        feed();
      },
      feed: (pipe) => {
        pipe.write(lineOf(first));
        feed = () => {
          while (filesOf(given.slice(over + 1)) < filesAhead) {
            const job = next();
            if (job === null) {
              feed = () => undefined;
              return pipe.end();
            }
            given.push(job);
            pipe.write(lineOf(job));
          }
        };
        feed();
      },
    },
    { driver: driver.name, folder: task.program.package?.folder ?? '', script: task.program.prefix[0] ?? '' },
  );
  const text = pathScrubber(root)(run.words);
  if (text !== '' && context.wantsOutput === true) {
    observe({ type: 'output', hook: task.hook.name, tasks: given.map(({ look }) => look.task.request.id), text });
  }
  return { given: [...given, ...left], run };
}

function filesOf(jobs: readonly OpenLook[]): number {
  return jobs.reduce((sum, job) => sum + remaining(job).length, 0);
}

function lineOf(job: OpenLook): string {
  const { task } = job.look;
  const folder = folderOfRun(task.hook, task.request.root);
  const line: WorkerJob = { cwd: task.cwd, files: remaining(job).map((file) => relative(folder, file)) };
  return `${JSON.stringify(line)}\n`;
}

/** Keeps the verdicts of a task as soon as it is done: whatever ends the run then, they need no second look. */
function keeper(open: readonly OpenLook[], started: number, context: JobsContext): (report: WorkerReport) => void {
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

/** Tells from what a worker said which tasks have their answer and which are to run again. */
function conclude(
  open: readonly OpenLook[],
  run: WorkerRun,
  context: JobsContext,
  isHopeless: boolean,
): { readonly answers: readonly Omit<Answer, 'duration' | 'limit'>[]; readonly open: readonly OpenLook[] } {
  const answers: Omit<Answer, 'duration' | 'limit'>[] = [];
  const again: OpenLook[] = [];
  const byJob = groupBy(run.reports, ({ job }) => job);
  const isCut = run.truncated > 0;
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
