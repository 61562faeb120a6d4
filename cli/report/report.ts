import { join, resolve } from 'node:path';
import { baselineFilter } from '../../engine/baseline/baseline-filter';
import { failure, success, type Result } from '../../engine/hooks/result';
import { version } from '../../engine/hooks/version';
import type { Description } from '../../engine/report/messages/description';
import { renderReport } from '../../engine/report/render-report';
import { assembleReport } from '../../engine/report/report';
import { reportFormats, type ReportFormat } from '../../engine/report/report-formats';
import type { Report } from '../../engine/report/report-schema';
import { isAiAgent } from '../../engine/system/is-ai-agent';
import { detectPackageManager } from '../../engine/system/package-manager';
import { couldNot, exitCodes, told, type Answer, type ExitCode } from '../answer';
import type { Face } from '../face';
import { openWorkspace } from '../open-workspace';
import { currentResults, expectedTasks, type ResultsRequest } from './current-results';

export interface ReportRequest extends ResultsRequest {
  /** Empty: the one that suits the reader. */
  readonly formats: readonly ReportFormat[];
  /** `format=path`, relative to the folder where the command was typed. */
  readonly outputs: readonly string[];
  readonly gate: boolean;
}

/** Reports what is known now, whoever found it out. */
export async function report(request: ReportRequest, face: Face): Promise<Answer> {
  const outputs = readOutputs(request.outputs);
  if (!outputs.ok) return couldNot(outputs.failure);
  const workspace = openWorkspace(face);
  if (!workspace.ok) return couldNot(workspace.failure);
  const { root } = workspace.value;
  const { files, clock, env, warn } = face.ports;
  const current = await currentResults(request, workspace.value, face);
  if (!current.ok) return couldNot(current.failure);
  const { strategy, known, today } = current.value;
  if (request.gate && current.value.tasks.length === 0) return couldNot(nothing);
  for (const problem of known.problems) warn(problem);
  const accept = baselineFilter(known.baseline, { root, today, keepsEnding: true, files });
  const results = new Map([...current.value.results].map(([id, result]) => [id, accept(result)]));
  const source = (file: string) => files.readText(join(root, file));
  const assembled = assembleReport(expectedTasks(current.value, results), results, {
    now: clock.now(),
    source,
    packageManager: detectPackageManager(root, files),
    strategy,
  });
  const render = (format: ReportFormat) => renderReport(assembled, format, { source, color: face.color, version });
  for (const { format, path } of outputs.value) files.writeAtomic(resolve(face.cwd, path), render(format));
  const formats = request.formats.length > 0 ? request.formats : ([isAiAgent(env) ? 'agent' : 'text'] as const);
  return told(formats.map(render).join('\n').trimEnd(), request.gate ? exitCodeOf(assembled) : exitCodes.yes);
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

const nothing: Description = {
  headline: 'There is no hook to report about.',
  detail: 'A gate that lets pass what nobody checks would be none.',
  next: 'See what would run: hookgraph plan',
};
