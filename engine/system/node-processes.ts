import { randomBytes } from 'node:crypto';
import { OutputBuffer } from './output-buffer';
import type { ProcessEnd, Processes, ProcessResult, ProcessSpec } from './ports';
import { isTreeAlive, markerVariable, signalTree } from './process-tree';
import { startWatchdog, type Watchdog } from './watchdog';

export interface ProcessOptions {
  /** Milliseconds between SIGTERM and SIGKILL. Default 2,000. */
  readonly grace?: number;
  /** Bytes kept of each stream. Default 64 MiB. */
  readonly outputLimit?: number;
}

export interface OwnedProcesses extends Processes {
  /** Ends whatever is left of all processes that were started; resolves when nothing is. */
  close(): Promise<void>;
}

/**
 * Real processes. Each is the leader of a process group of its own, so that its whole tree can be stopped; a
 * watchdog stops it even where this process is killed.
 */
export function nodeProcesses({ grace = 2_000, outputLimit = 64 * 1024 * 1024 }: ProcessOptions = {}): OwnedProcesses {
  const run = randomBytes(8).toString('hex');
  let count = 0;
  let watchdog: Watchdog | null = null;
  return {
    async run(spec) {
      if (spec.signal.aborted) return notStarted;
      const { execa } = await import('execa');
      watchdog ??= startWatchdog(`${markerVariable}=${run}.`);
      const marker = `${run}.${++count}`;
      const started = performance.now();
      const stdout = new OutputBuffer(outputLimit, spec.onOutput);
      const stderr = new OutputBuffer(outputLimit, spec.onOutput);
      const child = execa(spec.file, spec.args, {
        cwd: spec.cwd,
        env: { ...spec.env, [markerVariable]: marker },
        extendEnv: false,
        detached: true,
        cleanup: false,
        buffer: false,
        reject: false,
        stripFinalNewline: false,
        ...(spec.stdin === null ? { stdin: 'ignore' as const } : { input: spec.stdin }),
      });
      child.stdout.on('data', (chunk: Buffer) => stdout.add(chunk));
      child.stderr.on('data', (chunk: Buffer) => stderr.add(chunk));
      const group = child.pid;
      if (group === undefined) {
        const { code, originalMessage } = await child;
        return result({ kind: 'not-started', code: code ?? 'UNKNOWN', detail: originalMessage ?? '' });
      }
      watchdog.started(group);
      const stop = stopper(group, marker, grace);
      const end = await settle(child, spec, stop);
      await stop.rest();
      watchdog.ended(group);
      return result(end);

      function result(end: ProcessEnd): ProcessResult {
        const truncated = stdout.dropped + stderr.dropped;
        return { end, stdout: stdout.text(), stderr: stderr.text(), truncated, duration: performance.now() - started };
      }
    },
    async close() {
      await watchdog?.close();
      watchdog = null;
    },
  };
}

const notStarted: ProcessResult = { end: { kind: 'aborted' }, stdout: '', stderr: '', truncated: 0, duration: 0 };

interface Child {
  once(event: 'exit', listener: (code: number | null, signal: NodeJS.Signals | null) => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  readonly stdout: NodeJS.ReadableStream;
  readonly stderr: NodeJS.ReadableStream;
  catch(listener: () => void): unknown;
}

/** How long output may still come after the program itself has ended; whoever holds the pipe then is stopped. */
const drain = 100;

async function settle(child: Child, spec: ProcessSpec, stop: Stopper): Promise<ProcessEnd> {
  let stoppedBy: 'timed-out' | 'aborted' | null = null;
  const halt = (reason: 'timed-out' | 'aborted') => {
    stoppedBy ??= reason;
    void stop.now();
  };
  const timer = spec.timeout === null ? undefined : setTimeout(() => halt('timed-out'), spec.timeout);
  const onAbort = () => halt('aborted');
  const closed = new Promise<void>((resolve) => child.once('close', resolve));
  const exited = new Promise<ProcessEnd>((resolve) => {
    child.once('exit', (exitCode, signal) =>
      resolve(signal === null ? { kind: 'exited', exitCode: exitCode ?? 1 } : { kind: 'signalled', signal }),
    );
  });
  child.catch(() => undefined);
  spec.signal.addEventListener('abort', onAbort, { once: true });
  if (spec.signal.aborted) onAbort();
  const end = await exited;
  clearTimeout(timer);
  spec.signal.removeEventListener('abort', onAbort);
  const wait = cancellableDelay(drain);
  if ((await Promise.race([closed, wait.done])) === 'elapsed') {
    await stop.now();
    child.stdout.removeAllListeners('data').resume();
    child.stderr.removeAllListeners('data').resume();
  }
  wait.cancel();
  return stoppedBy === null ? end : { kind: stoppedBy };
}

interface Stopper {
  /** SIGTERM, the grace period, SIGKILL. */
  now(): Promise<void>;
  /** After the leader's end: nobody of its group may stay. */
  rest(): Promise<void>;
}

function stopper(group: number, marker: string, grace: number): Stopper {
  let stopping: Promise<void> | null = null;
  const stopTree = async () => {
    signalTree(group, marker, 'SIGTERM');
    const deadline = performance.now() + grace;
    while (isTreeAlive(group, marker) && performance.now() < deadline) await cancellableDelay(20).done;
    while (isTreeAlive(group, marker)) {
      signalTree(group, marker, 'SIGKILL');
      await cancellableDelay(20).done;
    }
  };
  return {
    now: () => (stopping ??= stopTree()),
    async rest() {
      if (stopping) return stopping;
      if (groupExists(group)) await (stopping = stopTree());
    },
  };
}

function groupExists(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

function cancellableDelay(ms: number): { readonly done: Promise<'elapsed'>; cancel(): void } {
  let timer: NodeJS.Timeout;
  const done = new Promise<'elapsed'>((resolve) => (timer = setTimeout(() => resolve('elapsed'), ms)));
  return { done, cancel: () => clearTimeout(timer) };
}
