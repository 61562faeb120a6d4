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
  /** How many files wait for it and for others of its group. */
  readonly files: number;
}

/** Files from which on room for them pays. */
const manyFiles = 120;

/**
 * Options of Node. ESLint makes and drops a syntax tree for each file. With room for it from the start (MB) the collector
 * copies less: 600 files took a worker 0.8 of the time, on another machine 1.03; Prettier gained nothing. Memory has to
 * be there before it is used: one file took ESLint 1.28 of the time.
 */
function nodeOptions(driver: ModuleDriver, files: number): readonly string[] {
  return driver === 'eslint' && files >= manyFiles ? ['--min-semi-space-size=32', '--max-semi-space-size=64'] : [];
}

/** Starts a worker with its work and waits for its end. */
export function runWorker(
  processes: Processes,
  { worker, files, ...place }: WorkerPlace,
  work: Omit<WorkerRequest, 'frame'>,
): Promise<WorkerRun> {
  const options = nodeOptions(work.driver, files);
  return runFramed(processes, { ...place, program: worker, nodeOptions: options }, work, workerReport);
}
