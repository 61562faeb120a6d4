import * as z from 'zod/mini';
import { scopes } from '../hooks/hook';

/** Tools that a worker can load and ask file by file. */
export const moduleDrivers = ['eslint', 'prettier', 'stylelint'] as const;
export type ModuleDriver = (typeof moduleDrivers)[number];

/** Exit code of a worker that could not load its tool. */
export const couldNotLoad = 70;

/** Files that are checked as if the tool had been started in `cwd`. */
export interface WorkerJob {
  /** Absolute. */
  readonly cwd: string;
  /** Relative to `cwd`, POSIX separators. */
  readonly files: readonly string[];
}

/**
 * What a worker reads from its standard input: a request, then its jobs while it works, each as JSON in a line. It ends
 * when its input does.
 */
export interface WorkerRequest {
  /** Begins each report on standard output, so that nothing that a plugin prints is taken for one. */
  readonly frame: string;
  readonly driver: ModuleDriver;
  /** Absolute folder of the workspace's own copy of the tool. */
  readonly folder: string;
  /** What the tool would find in `process.argv[1]`. */
  readonly script: string;
}

const index = z.int().check(z.nonnegative());

const fileScope = z.object({
  /** How wide the verdict of this content under this configuration is; `null`: it depends on more than can be told. */
  scope: z.nullable(z.enum(scopes)),
  /** What made it wider than `file`, such as a rule's name. */
  reason: z.string(),
});
/** What a tool's resolved configuration says about one file. */
export type FileScope = z.infer<typeof fileScope>;

/** One line of what a worker says; `job` counts its jobs, `file` is a position in the job. */
export const workerReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), job: index }),
  /** What the tool would print and exit with for this file alone. */
  z.object({
    kind: z.literal('file'),
    job: index,
    file: index,
    stdout: z.string(),
    stderr: z.string(),
    exitCode: z.int(),
    decision: z.optional(fileScope),
  }),
  /** The job cannot go on: configuration that cannot be loaded, a rule that throws. */
  z.object({ kind: z.literal('trouble'), job: index, detail: z.string() }),
  z.object({ kind: z.literal('done'), job: index }),
]);
export type WorkerReport = z.infer<typeof workerReport>;
