import { join } from 'node:path';
import { baselineFilter } from '../../engine/baseline/baseline-filter';
import { failure, success, type Result } from '../../engine/hooks/result';
import type { Description } from '../../engine/report/messages/description';
import { assembleReport } from '../../engine/report/report';
import type { Report } from '../../engine/report/report-schema';
import { detectPackageManager } from '../../engine/system/package-manager';
import type { Face } from '../face';
import type { OpenWorkspace } from '../open-workspace';
import { currentResults, expectedTasks, type ResultsRequest } from './current-results';

export interface ReportNowRequest extends ResultsRequest {
  /** True: a report about nothing is none. */
  readonly gate: boolean;
}

/** What is known of the workspace as it is now. The results themselves are let go of: a report may be large. */
export async function reportNow(
  request: ReportNowRequest,
  workspace: OpenWorkspace,
  face: Face,
): Promise<Result<Report, Description>> {
  const { root } = workspace;
  const { files, clock, warn } = face.ports;
  const current = await currentResults(request, workspace, face);
  if (!current.ok) return current;
  const { policy, known, today } = current.value;
  if (request.gate && current.value.tasks.length === 0) return failure(nothing);
  for (const problem of known.problems) warn(problem);
  const accept = baselineFilter(known.baseline, { root, today, keepsEnding: true, files });
  const results = new Map([...current.value.results].map(([id, result]) => [id, accept(result)]));
  return success(
    assembleReport(expectedTasks(current.value, results), results, {
      now: clock.now(),
      source: (file) => files.readText(join(root, file)),
      packageManager: detectPackageManager(root, files),
      strategy: policy.strategy,
    }),
  );
}

const nothing: Description = {
  headline: 'There is no hook to report about.',
  detail: 'A gate that lets pass what nobody checks would be none.',
  next: 'See what would run: hookgraph plan',
};
