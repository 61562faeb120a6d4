import type { WorkerJob, WorkerReport } from '../../drivers/protocol';
import type { ProcessSpec } from '../../system/ports';

/** A worker for which the test speaks. */
export interface DrivenWorker {
  /** Names of the folders of the jobs that it was given, in order. */
  jobs(): readonly string[];
  /** Nothing is to come any more. */
  isEnded(): boolean;
  report(...reports: readonly WorkerReport[]): void;
  /** Answers for files of a job, all green, and is done with it. @param files positions; absent: all of its files */
  answer(job: number, files?: readonly number[]): void;
  /** All that it has printed. */
  said(): string;
}

/** @param spec what it was started with, as soon as it was */
export function drivenWorker({ stdin, onOutput }: ProcessSpec): DrivenWorker {
  if (typeof stdin !== 'function') throw new Error('a worker is written to while it works');
  let text = '';
  let ended = false;
  let printed = '';
  stdin({ write: (part) => void (text += part), end: () => void (ended = true) });
  const lines = () => text.split('\n').slice(0, -1);
  const { frame } = JSON.parse(lines()[0] ?? '{}') as { readonly frame: string };
  const jobs = () =>
    lines()
      .slice(1)
      .map((line): WorkerJob => JSON.parse(line));
  const report = (...reports: readonly WorkerReport[]) => {
    for (const each of reports) {
      const line = `${frame}${JSON.stringify(each)}\n`;
      printed += line;
      onOutput?.(line);
    }
  };
  return {
    jobs: () => jobs().map(({ cwd }) => cwd.slice(cwd.lastIndexOf('/') + 1)),
    isEnded: () => ended,
    report,
    answer(job, files = jobs()[job]?.files.map((_, index) => index) ?? []) {
      const empty = { stdout: '[]', stderr: '', exitCode: 0 };
      report({ kind: 'started', job }, ...files.map((file) => ({ kind: 'file', job, file, ...empty }) as const), {
        kind: 'done',
        job,
      });
    },
    said: () => printed,
  };
}
