import { randomBytes } from 'node:crypto';
import type * as z from 'zod/mini';
import type { InputPipe, ProcessEnd, Processes, ProcessSpec } from '../system/ports';

/** What a child process of ours said until it ended, however it ended. */
export interface FramedRun<Report> {
  readonly reports: readonly Report[];
  readonly end: ProcessEnd;
  /** What others in the process printed. */
  readonly words: string;
  /** Bytes of output that were thrown away. */
  readonly truncated: number;
}

/** Everything that the process needs besides its work. */
export interface FramedPlace<Report> extends Pick<ProcessSpec, 'cwd' | 'env' | 'timeout' | 'signal'> {
  readonly nodePath: string;
  /** Options of Node; absent: none. */
  readonly nodeOptions?: readonly string[];
  /** Absolute path of its program. */
  readonly program: string;
  /** Called with each report as it comes. What is said here is said again in the end. */
  readonly onReport?: (report: Report) => void;
  /** Handed the pipe behind the work, to write lines to while the process runs; absent: the work is all there is. */
  readonly feed?: (pipe: InputPipe) => void;
}

/**
 * Starts a program of ours with its work, a line of JSON on standard input, and waits for its end. A report is a line of
 * standard output that begins with the `frame` of the request: whatever a tool prints in the process is none.
 */
export async function runFramed<Report>(
  processes: Processes,
  { nodePath, nodeOptions = [], program, onReport, feed, ...place }: FramedPlace<Report>,
  work: object,
  schema: z.ZodMiniType<Report>,
): Promise<FramedRun<Report>> {
  const frame = `hookgraph-${randomBytes(8).toString('hex')} `;
  const request = `${JSON.stringify({ ...work, frame })}\n`;
  const parsed = (line: string) => (line.startsWith(frame) ? parseReport(line.slice(frame.length), schema) : []);
  const { end, stdout, stderr, truncated } = await processes.run({
    ...place,
    file: nodePath,
    args: [...nodeOptions, program],
    stdin: feed === undefined ? request : (pipe) => (pipe.write(request), feed(pipe)),
    ...(onReport ? { onOutput: readLines((line) => parsed(line).forEach(onReport)) } : {}),
  });
  const lines = stdout.split('\n');
  const others = lines.filter((line) => line !== '' && !line.startsWith(frame));
  return { reports: lines.flatMap(parsed), end, words: [...others, stderr].join('\n').trim(), truncated };
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

/** A line that was cut off by the end of the process says nothing. */
function parseReport<Report>(line: string, schema: z.ZodMiniType<Report>): readonly Report[] {
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
