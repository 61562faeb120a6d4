import type { FilePath } from '../hooks/brand';
import type { Failure } from '../hooks/failure';
import type { Finding } from '../hooks/finding';
import type { Hook, Scope } from '../hooks/hook';
import type { ProcessResult } from '../system/ports';
import { parseFormat } from '../tools/formats';
import type { Parsed, Tool, ToolOutput } from '../tools/tool';
import type { ResolvedProgram } from './program';
import type { TimeLimit } from './time-limits';

/** What one process said about its files. */
export type Judgement = JudgementBody & {
  /** All that the tool reported; incomplete unless `checked`. */
  readonly findings: readonly Finding[];
  /** The tool's own words where no finding was parsed, without absolute paths. */
  readonly output: string;
  /** `null`: the program did not come to an end by itself. */
  readonly exitCode: number | null;
  /** From a driver that answers file by file: what is known even where the whole is not. */
  readonly byFile?: readonly FileAnswer[];
  /** True: it is red, and said more than the findings do, so that not all that is wrong need be among them. */
  readonly isPartial?: boolean;
};

/** Whether all that is red is among the findings, so that each file can be judged by its own. */
export function isExplained({ red, findings, isPartial = false }: Extract<Judgement, { kind: 'checked' }>): boolean {
  return !red || (!isPartial && findings.some((finding) => finding.severity === 'error'));
}

/** What a driver says about one file. */
export interface FileAnswer {
  readonly file: FilePath;
  readonly red: boolean;
  readonly findings: readonly Finding[];
  /** How wide the verdict is; `null`: it depends on more than a fingerprint holds. */
  readonly scope: Scope | null;
  /** What made it wider than `file`. */
  readonly reason: string;
}

type JudgementBody =
  | { readonly kind: 'checked'; readonly red: boolean }
  | { readonly kind: 'timed-out'; readonly limit: number; readonly of: TimeLimit['of'] }
  | { readonly kind: 'could-not-check'; readonly failure: Failure };

export interface JudgeContext {
  readonly hook: Hook;
  readonly tool: Tool | null;
  readonly program: ResolvedProgram;
  /** What the process was given. */
  readonly limit: TimeLimit;
  /** Names that the process was given: they tell names from text where a tool prints plain lines. */
  readonly files?: readonly string[];
  readonly toFilePath: (printed: string) => FilePath | null;
  /** Takes absolute paths out of a text. */
  readonly scrub: (text: string) => string;
}

/** Exit codes of a shell that found no program, or none that it may run. */
const notRun = [126, 127];

/** Reads how a process ended and what it printed. */
export function judge(result: ProcessResult, context: JudgeContext): Judgement {
  const { program, limit, scrub } = context;
  const printed = [result.stdout, result.stderr].filter((text) => text !== '').join('\n');
  const output = context.tool?.outputIsSecret ? '' : scrub(printed);
  const failed = (failure: Failure): Judgement => ({
    ...unfinished(result, context, output),
    kind: 'could-not-check',
    failure,
  });
  const { end } = result;
  switch (end.kind) {
    case 'timed-out':
      return {
        ...unfinished(result, context, output),
        kind: 'timed-out',
        limit: limit.milliseconds ?? 0,
        of: limit.of,
      };
    case 'aborted':
      return failed({ reason: 'cancelled', signal: 'SIGTERM' });
    case 'signalled':
      return failed({ reason: 'killed', program: program.name, signal: end.signal });
    case 'not-started':
      return failed({ reason: 'spawn-failed', program: program.name, detail: scrub(`${end.code} ${end.detail}`) });
    case 'exited':
      return judgeExit(end.exitCode, result, context, output);
  }
}

/** What a program had said before it was stopped, as far as it can be read. */
function unfinished(result: ProcessResult, context: JudgeContext, output: string) {
  const parsed = read(result, 1, context);
  const findings = parsed.kind === 'checked' ? scrubbed(parsed.findings, context) : [];
  return { findings, output: findings.length > 0 ? '' : output, exitCode: null };
}

function judgeExit(exitCode: number, result: ProcessResult, context: JudgeContext, output: string): Judgement {
  const { hook, tool, program } = context;
  const failed = (failure: Failure): Judgement => ({
    kind: 'could-not-check',
    failure,
    findings: [],
    output,
    exitCode,
  });
  if (tool === null ? !isAnswer(exitCode, hook) : isSignal(exitCode))
    return failed({ reason: 'exit-code', program: program.name, exitCode });
  if (result.truncated > 0 && (tool !== null || hook.output.kind !== 'text')) {
    const detail = `${result.truncated} bytes of output were too many to keep`;
    return failed({ reason: 'unreadable-output', program: program.name, detail });
  }
  const parsed = read(result, exitCode, context);
  switch (parsed.kind) {
    case 'trouble':
      return failed({ reason: 'tool-trouble', program: program.name, detail: context.scrub(parsed.detail) });
    case 'unreadable':
      return failed({ reason: 'unreadable-output', program: program.name, detail: context.scrub(parsed.detail) });
    case 'checked':
      return judgeChecked(parsed, exitCode, context, output);
  }
}

function judgeChecked(
  { findings, printedCount, red, rest }: Extract<Parsed, { kind: 'checked' }>,
  exitCode: number,
  context: JudgeContext,
  output: string,
): Judgement {
  const { program, hook } = context;
  if (printedCount !== null && printedCount !== findings.length) {
    const failure = {
      reason: 'count-mismatch',
      program: program.name,
      printed: printedCount,
      parsed: findings.length,
    } as const;
    return { kind: 'could-not-check', failure, findings: [], output, exitCode };
  }
  const isRed = red || findings.some((finding) => finding.severity === 'error');
  const isPartial = isRed && findings.length > 0 && (rest ?? '') !== '';
  // A green run says nothing where verdicts are per file: a replay put together from files could not.
  const isSilent = !isPartial && (findings.length > 0 || (!isRed && hook.scope === 'file'));
  const words = rest === undefined || context.tool?.outputIsSecret === true ? output : context.scrub(rest);
  return {
    kind: 'checked',
    red: isRed,
    findings: scrubbed(findings, context),
    output: isSilent ? '' : words,
    exitCode,
    ...(isPartial ? { isPartial } : {}),
  };
}

function read({ stdout, stderr }: ProcessResult, exitCode: number, context: JudgeContext): Parsed {
  const { tool, hook, program, toFilePath } = context;
  const printed: ToolOutput = {
    stdout,
    stderr,
    exitCode,
    version: program.package?.version ?? '',
    toFilePath,
    files: context.files ?? [],
  };
  return tool === null ? parseFormat(hook.output, printed) : tool.parse(printed);
}

function scrubbed(findings: readonly Finding[], { scrub }: JudgeContext): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, message: scrub(finding.message) }));
}

/** Whether an exit code of a user's command says "clean" or "found problems", not "could not check". */
function isAnswer(exitCode: number, hook: Hook): boolean {
  if (exitCode === 0) return true;
  return hook.findingsExitCodes?.includes(exitCode) ?? !(notRun.includes(exitCode) || isSignal(exitCode));
}

/** A shell, or a program that starts others, says 128 and the number of the signal that ended one: 137 where memory ran out. */
function isSignal(exitCode: number): boolean {
  return exitCode > 128 && exitCode <= 128 + 64;
}
