import { join } from 'node:path';
import { failure, success, type Result } from '../../engine/hooks/result';
import type { Description } from '../../engine/report/messages/description';
import { reportSchema, type Report } from '../../engine/report/report-schema';
import type { Face } from '../face';
import type { OpenWorkspace } from '../open-workspace';
import { committed } from './committed';
import type { ResultsRequest } from './current-results';

/** The report that the last run has left of its own tasks, whatever has changed since. */
export async function lastReport(
  { strategy, projects, hooks }: ResultsRequest,
  workspace: OpenWorkspace,
  face: Pick<Face, 'isTracked' | 'ports'>,
): Promise<Result<Report, Description>> {
  if (strategy !== null || projects !== null || hooks !== null) return failure(wholeRun);
  const trouble = await committed(name, workspace, face);
  if (trouble !== null) return failure(trouble);
  const file = `${workspace.config.workspace.directory}/${name}`;
  const text = face.ports.files.readText(join(workspace.root, file));
  if (text === null) return failure(noRun(file));
  const report = reportSchema.safeParse(parseJson(text));
  return report.success ? success(report.data) : failure(noReport(file));
}

const name = 'report.json';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const wholeRun: Description = {
  headline: '--last is the report of a whole run.',
  detail: '',
  next: 'Leave out --strategy, --projects and --hooks, or --last.',
};

const noRun = (file: string): Description => ({
  headline: 'No run has left a report.',
  detail: `There is no ${file}: nothing ran, or the run was killed before its end.`,
  next: 'Run the hooks: nx run-many -t quality',
});

const noReport = (file: string): Description => ({
  headline: `${file} is no report of this version of hookgraph.`,
  detail: '',
  next: 'Run the hooks again: nx run-many -t quality',
});
