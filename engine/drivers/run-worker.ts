import { randomBytes } from 'node:crypto';
import type { ProcessEnd, Processes, ProcessSpec } from '../system/ports';
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
export interface WorkerPlace extends Pick<ProcessSpec, 'cwd' | 'env' | 'timeout' | 'signal'> {
  readonly nodePath: string;
  /** Absolute path of the worker's program. */
  readonly worker: string;
  /** Called with each report as it comes. What is said here is said again in the end. */
  readonly onReport?: (report: WorkerReport) => void;
}

/** Starts a worker with its work and waits for its end. */
export async function runWorker(
  processes: Processes,
  { nodePath, worker, onReport, ...place }: WorkerPlace,
  work: Omit<WorkerRequest, 'frame'>,
): Promise<WorkerRun> {
  const frame = `hookgraph-${randomBytes(8).toString('hex')} `;
  const request: WorkerRequest = { ...work, frame };
  const { end, stdout, stderr, truncated } = await processes.run({
    ...place,
    file: nodePath,
    args: [worker],
    stdin: JSON.stringify(request),
    ...(onReport ? { onOutput: readLines((line) => parseFramed(line, frame).forEach(onReport)) } : {}),
  });
  const lines = stdout.split('\n');
  const reports = lines.flatMap((line) => parseFramed(line, frame));
  const others = lines.filter((line) => line !== '' && !line.startsWith(frame));
  return { reports, end, words: [...others, stderr].join('\n').trim(), truncated };
}

/** Cuts pieces of text into lines. A line that something else was printed into is no report, and comes in the end. */
function readLines(onLine: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  };
}

function parseFramed(line: string, frame: string): readonly WorkerReport[] {
  return line.startsWith(frame) ? parseReport(line.slice(frame.length)) : [];
}

/** A line that was cut off by the end of the process says nothing. */
function parseReport(line: string): readonly WorkerReport[] {
  try {
    const parsed = workerReport.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
