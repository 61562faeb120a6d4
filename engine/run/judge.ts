import type { FilePath } from '../hooks/brand';
import type { Failure } from '../hooks/failure';
import type { Finding } from '../hooks/finding';
import type { Hook } from '../hooks/hook';
import type { ProcessResult } from '../system/ports';
import { parseFormat } from '../tools/formats';
import type { Parsed, Tool, ToolOutput } from '../tools/tool';
import type { ResolvedProgram } from './program';

/** What one process said about its files. */
export type Judgement =
  | {
      readonly kind: 'checked';
      readonly red: boolean;
      readonly findings: readonly Finding[];
      /** The tool's own words where no finding was parsed, without absolute paths. */
      readonly output: string;
    }
  | { readonly kind: 'timed-out'; readonly limit: number; readonly output: string }
  | { readonly kind: 'could-not-check'; readonly failure: Failure; readonly output: string };

export interface JudgeContext {
  readonly hook: Hook;
  readonly tool: Tool | null;
  readonly program: ResolvedProgram;
  readonly toFilePath: (printed: string) => FilePath | null;
  /** Takes absolute paths out of a text. */
  readonly scrub: (text: string) => string;
}

/** Exit codes of a shell that found no program, or none that it may run. */
const notRun = [126, 127];

/** Reads how a process ended and what it printed. A green run says nothing where verdicts are per file: replays could not. */
export function judge(result: ProcessResult, context: JudgeContext): Judgement {
  const { program, hook, scrub } = context;
  const output = scrub([result.stdout, result.stderr].filter((text) => text !== '').join('\n'));
  const failed = (failure: Failure): Judgement => ({ kind: 'could-not-check', failure, output });
  const { end } = result;
  switch (end.kind) {
    case 'timed-out':
      return { kind: 'timed-out', limit: hook.timeout ?? 0, output };
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

function judgeExit(exitCode: number, result: ProcessResult, context: JudgeContext, output: string): Judgement {
  const { hook, tool, program, toFilePath } = context;
  const failed = (failure: Failure): Judgement => ({ kind: 'could-not-check', failure, output });
  if (tool === null && !isAnswer(exitCode, hook))
    return failed({ reason: 'exit-code', program: program.name, exitCode });
  if (result.truncated > 0 && (tool !== null || hook.output.kind !== 'text')) {
    const detail = `${result.truncated} bytes of output were too many to keep`;
    return failed({ reason: 'unreadable-output', program: program.name, detail });
  }
  const printed: ToolOutput = {
    stdout: result.stdout,
    stderr: result.stderr,
    exitCode,
    version: program.package?.version ?? '',
    toFilePath,
  };
  const judgement = judgeParsed(
    tool === null ? parseFormat(hook.output, printed) : tool.parse(printed),
    context,
    output,
  );
  return judgement.kind === 'checked' && !judgement.red && hook.scope === 'file'
    ? { ...judgement, output: '' }
    : judgement;
}

function judgeParsed(parsed: Parsed, { program, scrub }: JudgeContext, output: string): Judgement {
  const failed = (failure: Failure): Judgement => ({ kind: 'could-not-check', failure, output });
  switch (parsed.kind) {
    case 'trouble':
      return failed({ reason: 'tool-trouble', program: program.name, detail: scrub(parsed.detail) });
    case 'unreadable':
      return failed({ reason: 'unreadable-output', program: program.name, detail: scrub(parsed.detail) });
    case 'checked': {
      const { printedCount, findings } = parsed;
      if (printedCount !== null && printedCount !== findings.length) {
        return failed({
          reason: 'count-mismatch',
          program: program.name,
          printed: printedCount,
          parsed: findings.length,
        });
      }
      const red = parsed.red || findings.some((finding) => finding.severity === 'error');
      const scrubbed = findings.map((finding) => ({ ...finding, message: scrub(finding.message) }));
      return { kind: 'checked', red, findings: scrubbed, output: findings.length > 0 ? '' : output };
    }
  }
}

/** Whether an exit code of a user's command says "clean" or "found problems", not "could not check". */
function isAnswer(exitCode: number, hook: Hook): boolean {
  if (exitCode === 0) return true;
  return hook.findingsExitCodes?.includes(exitCode) ?? !notRun.includes(exitCode);
}
