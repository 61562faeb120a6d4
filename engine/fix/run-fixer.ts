import { relative } from 'node:path/posix';
import { join } from 'node:path';
import type { FilePath } from '../hooks/brand';
import type { Failure } from '../hooks/failure';
import { folderOfRun } from '../hooks/folders';
import type { Outcome } from '../hooks/outcome';
import { hookEnvironment } from '../run/hook-environment';
import { pathScrubber } from '../run/paths';
import { keepFiles, type TouchedFile } from '../system/fix-journal';
import type { Ports, ProcessResult } from '../system/ports';
import { takesFiles } from '../tools/fixer';
import { fixCommands } from './fix-command';
import type { FixerEnd, FixRun } from './fix-run';
import type { FixPlan } from './plan-fixes';

export interface FixerContext {
  readonly ports: Pick<Ports, 'processes' | 'platform' | 'env'>;
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** Absolute path of the journal. */
  readonly journal: string;
  readonly run: Pick<FixRun, 'signal' | 'observe' | 'wantsOutput'>;
  readonly workers: number;
}

export interface FixerRun {
  readonly end: FixerEnd;
  readonly touched: readonly TouchedFile[];
}

/**
 * Runs a fixer over files in place. Where it does not come to its own end, every file that it may have written is put
 * back: which of them are whole nobody can tell.
 * @param plan one of the tasks that share the process
 */
export async function runFixer(plan: FixPlan, files: readonly FilePath[], context: FixerContext): Promise<FixerRun> {
  const { root, journal } = context;
  const kept = keepFiles(journal, root, takesFiles(plan.fixer) ? files : plan.writes);
  let isWhole = false;
  try {
    const end = await runCommands(plan, files, context);
    isWhole = end.kind === 'ended';
    return { end, touched: isWhole ? kept.changed() : [] };
  } finally {
    if (!isWhole) kept.rollBack();
    kept.discard();
  }
}

async function runCommands(plan: FixPlan, files: readonly FilePath[], context: FixerContext): Promise<FixerEnd> {
  const { task, program, fixer } = plan;
  const { ports, root, run, workers } = context;
  const { hook, cwd, request } = task;
  const scrub = pathScrubber(root);
  const folder = folderOfRun(hook, request.root);
  const names = files.map((file) => relative(folder, file));
  let last: FixerEnd = { kind: 'ended', exitCode: 0, output: '' };
  for (const command of fixCommands({ task, fixer, program, workers }, names)) {
    const result = await ports.processes.run({
      file: program.file,
      args: command.args,
      cwd,
      env: hookEnvironment(ports, hook.env, command.env, task.tool),
      stdin: command.stdin,
      timeout: hook.timeout,
      signal: run.signal,
      ...(run.wantsOutput === true && task.tool?.outputIsSecret !== true
        ? {
            onOutput: (text: string) =>
              run.observe({ type: 'output', hook: hook.name, tasks: [request.id], text: scrub(text) }),
          }
        : {}),
    });
    // What a tool prints on standard output is for its parser.
    const printed = fixer.kind === 'tool' ? [result.stderr] : [result.stdout, result.stderr];
    const output = scrub(printed.filter((text) => text !== '').join('\n'));
    const trouble = troubleOf(result, plan);
    if (trouble !== null) return { kind: 'stopped', outcome: trouble, output };
    const exitCode = result.end.kind === 'exited' ? result.end.exitCode : 0;
    const isWorse = exitCode > (last.kind === 'ended' ? last.exitCode : 0);
    if (isWorse) last = { kind: 'ended', exitCode, output };
  }
  return last;
}

/** Exit codes from here on are those of shells and wrappers whose program was killed. */
const killedFrom = 128;

/** `null`: the fixer came to its own end. */
function troubleOf({ end }: ProcessResult, { task: { hook }, program }: FixPlan): Outcome | null {
  const crashed = (failure: Failure): Outcome => ({ kind: 'crashed', failure });
  switch (end.kind) {
    case 'exited':
      return end.exitCode < killedFrom
        ? null
        : crashed({ reason: 'exit-code', program: program.name, exitCode: end.exitCode });
    case 'timed-out':
      return { kind: 'timed-out', limit: hook.timeout ?? 0, of: 'hook' };
    case 'aborted':
      return crashed({ reason: 'cancelled', signal: 'SIGTERM' });
    case 'signalled':
      return crashed({ reason: 'killed', program: program.name, signal: end.signal });
    case 'not-started':
      return crashed({ reason: 'spawn-failed', program: program.name, detail: `${end.code} ${end.detail}` });
  }
}

/** Absolute path of the journal of a workspace. */
export function journalFolder(root: string, directory: string): string {
  return join(root, directory, 'fix-journal');
}
