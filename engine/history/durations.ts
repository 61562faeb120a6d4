import type { HookName } from '../hooks/brand';
import type { RunRecord, TaskRecord } from '../hooks/run-record';
import { groupBy } from '../verdicts/group-by';
import { percentile } from './percentile';

/** How long a hook takes when its program runs. Milliseconds. */
export interface Durations {
  readonly p50: number;
  readonly p95: number;
  /** How many runs of the program this is made of. */
  readonly count: number;
}

/** Of one project, or of all where none is given; `null` where the program never ran to its end. */
export type FindDurations = (hook: HookName, project?: string) => Durations | null;

/** Older runs say little about how long the hook takes today. */
const recent = 50;

/**
 * Made of the latest runs in which the program gave a verdict. Sorted out once, so that asking for each of 3,000 tasks is
 * cheap.
 * @param counts which of them; all unless said
 */
export function durationsOf(
  runs: readonly RunRecord[],
  counts: (task: TaskRecord) => boolean = () => true,
): FindDurations {
  const ended = runs.flatMap(({ tasks }) => tasks.filter((task) => hasRun(task) && counts(task)));
  const byHook = groupBy(ended, ({ hook }) => hook);
  const byTask = groupBy(ended, ({ hook, project }) => keyOf(hook, project));
  return (hook, project) =>
    summary((project === undefined ? byHook.get(hook) : byTask.get(keyOf(hook, project))) ?? []);
}

/** A program ran to its end. A task that timed out took longer than its duration says. */
export function hasRun({ replayed, outcome }: TaskRecord): boolean {
  return !replayed && (outcome === 'passed' || outcome === 'failed');
}

/** The program looked at everything: what it takes for a part says nothing about the whole. */
export function isWhole({ files }: TaskRecord): boolean {
  return files.replayed === 0;
}

function summary(tasks: readonly TaskRecord[]): Durations | null {
  const values = tasks.slice(-recent).map(({ duration }) => duration);
  const [p50, p95] = [percentile(values, 50), percentile(values, 95)];
  return p50 === null || p95 === null ? null : { p50, p95, count: values.length };
}

const keyOf = (hook: HookName, project: string): string => JSON.stringify([hook, project]);
