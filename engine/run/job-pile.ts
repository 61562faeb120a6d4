import type { Look } from './run-group';

/** Jobs of a group that no worker has been given yet. */
export interface JobPile<Job extends Pick<Look, 'files'> = Look> {
  /** The next one; `null`: there is none. */
  take(): Job | null;
  isEmpty(): boolean;
  /** Files of the jobs that are left. */
  files(): number;
}

/**
 * The largest are given first, so that towards the end no worker is long behind the others; those of one size in their
 * order.
 */
export function jobPile<Job extends Pick<Look, 'files'>>(jobs: readonly Job[]): JobPile<Job> {
  const waiting = [...jobs].sort((a, b) => b.files.length - a.files.length).reverse();
  let files = waiting.reduce((sum, job) => sum + job.files.length, 0);
  return {
    take() {
      const job = waiting.pop() ?? null;
      files -= job?.files.length ?? 0;
      return job;
    },
    isEmpty: () => waiting.length === 0,
    files: () => files,
  };
}
