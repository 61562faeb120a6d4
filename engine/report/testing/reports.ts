import type { HookName, ProjectRoot, TaskId } from '../../hooks/brand';
import type { HookResult } from '../../hooks/hook-result';
import type { ExpectedTask } from '../expected-task';
import { assembleReport } from '../report';
import type { Report } from '../report-schema';
import type { Source } from '../source-lines';
import { aResult } from './results';

export const noSource: Source = () => null;

/** The task `a:quality--eslint` unless said otherwise, by `project:hook`. */
export function anExpectedTask(id = 'a:eslint', given: Partial<ExpectedTask> = {}): ExpectedTask {
  const [project = 'a', hook = 'eslint'] = id.split(':');
  return {
    task: `${project}:quality--${hook}` as TaskId,
    project,
    root: `libs/${project}` as ProjectRoot,
    hook: hook as HookName,
    dependsOn: [],
    host: 'ran',
    failed: [],
    ...given,
  };
}

export interface Given {
  readonly source?: Source;
  readonly expected?: readonly ExpectedTask[];
  readonly findings?: number;
}

/** A report of these results, all of them expected unless said otherwise. */
export function aReport(results: readonly HookResult[] = [aResult()], given: Given = {}): Report {
  const expected =
    given.expected ??
    results.map(({ task, project, root, hook }) => ({
      task,
      project,
      root,
      hook,
      dependsOn: [],
      host: 'ran' as const,
      failed: [],
    }));
  return assembleReport(expected, new Map(results.map((result) => [result.task, result])), {
    now: Date.UTC(2026, 0, 2, 3, 4, 5),
    source: given.source ?? noSource,
    packageManager: 'npm',
    ...(given.findings === undefined ? {} : { findings: given.findings }),
  });
}
