import type { ProcessEnd, Processes } from '../system/ports';
import { runFramed, type FramedPlace } from './run-framed';
import { workerReport, type WorkerReport, type WorkerRequest } from './protocol';

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
export interface WorkerPlace extends Omit<FramedPlace<WorkerReport>, 'program'> {
  /** Absolute path of the worker's program. */
  readonly worker: string;
}

/** Starts a worker with its work and waits for its end. */
export function runWorker(
  processes: Processes,
  { worker, ...place }: WorkerPlace,
  work: Omit<WorkerRequest, 'frame'>,
): Promise<WorkerRun> {
  return runFramed(processes, { ...place, program: worker }, work, workerReport);
}
