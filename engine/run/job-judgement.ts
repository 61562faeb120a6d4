import type { FilePath } from '../hooks/brand';
import { couldNotLoad, type WorkerReport } from '../drivers/protocol';
import type { WorkerRun } from '../drivers/run-worker';
import { judge, type FileAnswer, type Judgement } from './judge';
import { mergeJudgements } from './merge-judgements';
import { pathScrubber } from './paths';
import type { Look } from './run-group';
import type { TimeLimit } from './time-limits';

/** A task with the files that are already answered. */
export interface OpenLook {
  readonly look: Look;
  readonly known: readonly FileJudgement[];
}

interface FileJudgement extends FileAnswer {
  readonly judgement: Judgement;
}

export interface JobContext {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly limit: TimeLimit;
}

export function remaining({ look, known }: OpenLook): readonly FilePath[] {
  const answered = new Set(known.map(({ file }) => file));
  return look.files.filter((file) => !answered.has(file));
}

/** Reads each report as the output of the tool for that file alone, with the same parser. */
export function fileAnswers(
  open: OpenLook,
  reports: readonly WorkerReport[],
  context: JobContext,
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

export function completed(known: readonly FileJudgement[]): Judgement {
  const byFile = answered(known);
  const odd = known.filter(({ judgement }) => judgement.kind !== 'checked').map(({ judgement }) => judgement);
  // One by one there may be thousands; only the odd ones need merging.
  if (odd.length > 0) return incomplete(known, mergeJudgements(odd));
  const red = known.some((file) => file.red);
  const findings = known.flatMap((file) => file.findings);
  const output = known.flatMap(({ judgement }) => judgement.output || []).join('\n');
  return { kind: 'checked', red, findings, output: findings.length > 0 ? '' : output, exitCode: red ? 1 : 0, byFile };
}

export function troubled(
  { look }: OpenLook,
  known: readonly FileJudgement[],
  detail: string,
  context: JobContext,
): Judgement {
  const scrubbed = pathScrubber(context.root)(detail);
  const failure = { reason: 'tool-trouble', program: look.task.program.name, detail: scrubbed } as const;
  return incomplete(known, { kind: 'could-not-check', failure, findings: [], output: '', exitCode: 2 });
}

/** The worker ended before the task was done, of itself or stopped. */
export function unfinished(
  { look }: OpenLook,
  known: readonly FileJudgement[],
  run: WorkerRun,
  context: JobContext,
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
