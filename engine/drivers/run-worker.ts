import type { ProcessEnd, Processes } from '../system/ports';
import { runFramed, type FramedPlace } from './run-framed';
import { workerReport, type ModuleDriver, type WorkerReport, type WorkerRequest } from './protocol';

/** What a worker said until it ended, however it ended. */
export interface WorkerRun {
  readonly reports: readonly WorkerReport[];
  readonly end: ProcessEnd;
  /** What plugins and the runtime printed. */
  readonly words: string;
  /** Bytes of output that were thrown away. */
  readonly truncated: number;
}

/** Everything that a worker needs besides its work. */
export interface WorkerPlace extends Omit<FramedPlace<WorkerReport>, 'program' | 'nodeOptions'> {
  /** Absolute path of the worker's program. */
  readonly worker: string;
}

/**
 * ESLint makes and drops a syntax tree for each file. With room for it from the start (MB) the collector copies less:
 * 600 files took a worker 0.89 of the time with 16, and with up to 64 another 0.9; Prettier gained nothing.
 */
const nodeOptions: Readonly<Record<ModuleDriver, readonly string[]>> = {
  eslint: ['--min-semi-space-size=32', '--max-semi-space-size=64'],
  prettier: [],
  stylelint: [],
};

/** Starts a worker with its work and waits for its end. */
export function runWorker(
  processes: Processes,
  { worker, ...place }: WorkerPlace,
  work: Omit<WorkerRequest, 'frame'>,
): Promise<WorkerRun> {
  const options = nodeOptions[work.driver];
  return runFramed(processes, { ...place, program: worker, nodeOptions: options }, work, workerReport);
}
