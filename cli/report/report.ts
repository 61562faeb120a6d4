import { join, resolve } from 'node:path';
import { failure, success, type Result } from '../../engine/hooks/result';
import { version } from '../../engine/hooks/version';
import type { Description } from '../../engine/report/messages/description';
import { reportParts } from '../../engine/report/render-report';
import { reportFormats, type ReportFormat } from '../../engine/report/report-formats';
import type { Report } from '../../engine/report/report-schema';
import { isAiAgent } from '../../engine/system/is-ai-agent';
import { couldNot, exitCodes, type Answer, type ExitCode } from '../answer';
import type { Face } from '../face';
import { openWorkspace } from '../open-workspace';
import type { ResultsRequest } from './current-results';
import { lastReport } from './last-report';
import { reportNow } from './report-now';

export interface ReportRequest extends ResultsRequest {
  /** Empty: the one that suits the reader. */
  readonly formats: readonly ReportFormat[];
  /** `format=path`, relative to the folder where the command was typed. */
  readonly outputs: readonly string[];
  readonly gate: boolean;
  /** True: what the last run said of its own tasks; false: what is known now, whoever found it out. */
  readonly last: boolean;
}

/** Reports in the formats that were asked for. */
export async function report(request: ReportRequest, face: Face): Promise<Answer> {
  const outputs = readOutputs(request.outputs);
  if (!outputs.ok) return couldNot(outputs.failure);
  const workspace = openWorkspace(face);
  if (!workspace.ok) return couldNot(workspace.failure);
  const { root } = workspace.value;
  const { files, env } = face.ports;
  const read = await (request.last ? lastReport : reportNow)(request, workspace.value, face);
  if (!read.ok) return couldNot(read.failure);
  const source = (file: string) => files.readText(join(root, file));
  const render = (format: ReportFormat) => reportParts(read.value, format, { source, color: face.color, version });
  for (const { format, path } of outputs.value) {
    const file = resolve(face.cwd, path);
    const trouble = troubleOf(() => files.writeAtomic(file, render(format)));
    if (trouble !== null) return couldNot(unwritable(file, trouble));
  }
  const formats = request.formats.length > 0 ? request.formats : ([isAiAgent(env) ? 'agent' : 'text'] as const);
  return {
    kind: 'long',
    exitCode: request.gate ? exitCodeOf(read.value) : exitCodes.yes,
    parts: withoutLastLineEnd(oneAfterTheOther(formats, render)),
  };
}

function* oneAfterTheOther(
  formats: readonly ReportFormat[],
  render: (format: ReportFormat) => Generator<string>,
): Generator<string> {
  for (const [index, format] of formats.entries()) {
    if (index > 0) yield '\n';
    yield* render(format);
  }
}

/** White space at the end of a part is held back until it is known not to be that of all. */
function* withoutLastLineEnd(parts: Generator<string>): Generator<string> {
  let held = '';
  for (const part of parts) {
    const end = part.trimEnd().length;
    if (end === 0) held += part;
    else {
      yield held + part.slice(0, end);
      held = part.slice(end);
    }
  }
}

function troubleOf(write: () => void): string | null {
  try {
    write();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function exitCodeOf({ conclusion }: Report): ExitCode {
  switch (conclusion) {
    case 'clean':
      return exitCodes.yes;
    case 'findings':
      return exitCodes.no;
    case 'could-not-check':
      return exitCodes.couldNot;
  }
}

interface Output {
  readonly format: ReportFormat;
  readonly path: string;
}

function readOutputs(outputs: readonly string[]): Result<readonly Output[], Description> {
  const read: Output[] = [];
  for (const output of outputs) {
    const at = output.indexOf('=');
    const path = output.slice(at + 1);
    const format = reportFormats.find((each) => each === output.slice(0, at));
    if (at === -1 || path === '' || format === undefined) {
      return failure({
        headline: `"${output}" names no format and file.`,
        detail: `Formats are ${reportFormats.join(', ')}.`,
        next: 'Write, for example: --output sarif=report.sarif',
      });
    }
    read.push({ format, path });
  }
  return success(read);
}

const unwritable = (file: string, trouble: string): Description => ({
  headline: `${file} cannot be written.`,
  detail: trouble,
  next: 'Name another place after --output.',
});
