import { join } from 'node:path';
import { failure, success, type Result } from '../../engine/hooks/result';
import type { Description } from '../../engine/report/messages/description';
import { reportSchema, type Report } from '../../engine/report/report-schema';
import type { FileSystem } from '../../engine/system/ports';
import type { OpenWorkspace } from '../open-workspace';
import type { ResultsRequest } from './current-results';

/** The report that the last run has left of its own tasks, whatever has changed since. */
export function lastReport(
  { strategy, projects, hooks }: ResultsRequest,
  { root, config }: OpenWorkspace,
  files: Pick<FileSystem, 'readText'>,
): Result<Report, Description> {
  if (strategy !== null || projects !== null || hooks !== null) return failure(wholeRun);
  const file = `${config.workspace.directory}/report.json`;
  const text = files.readText(join(root, file));
  if (text === null) return failure(noRun(file));
  const report = reportSchema.safeParse(parseJson(text));
  return report.success ? success(report.data) : failure(noReport(file));
}

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
