import { randomBytes } from 'node:crypto';
import type { ForkableSpec } from './fork-messages';
import { forkedProcesses, type ForkedProcesses } from './forked-processes';
import { OutputBuffer } from './output-buffer';
import type { ProcessEnd, Processes, ProcessResult, ProcessSpec } from './ports';
import { startProcess, type Program } from './start-process';
import { isTreeAlive, markerVariable, signalTree, type ProcessTree } from './process-tree';
import { timerDelay } from './timer-delay';
import { startWatchdog, type Watchdog } from './watchdog';

export interface ProcessLimits {
  /** Milliseconds between SIGTERM and SIGKILL. Default 2,000. */
  readonly grace?: number;
  /** Bytes kept of each stream. Default 64 MiB. */
  readonly outputLimit?: number;
}

export interface ProcessOptions extends ProcessLimits {
  /** Who starts the programs of a run that starts many; absent: this process starts them all. */
  readonly forkServer?: ForkServer;
}

export interface ForkServer {
  /** Absolute path of the compiled `fork-server`. */
  readonly program: string;
  /** How many programs this process starts before it has a server do it: few are not worth one. */
  readonly after: number;
}

export interface OwnedProcesses extends Processes {
  /** Ends whatever is left of all processes that were started; resolves when nothing is. */
  close(): Promise<void>;
}

/**
 * Real processes. Each is the leader of a process group of its own, so that its whole tree can be stopped; a
 * watchdog stops it even where this process is killed.
 */
export function nodeProcesses({
  grace = 2_000,
  outputLimit = 64 * 1024 * 1024,
  forkServer,
}: ProcessOptions = {}): OwnedProcesses {
  const run = randomBytes(8).toString('hex');
  let count = 0;
  let watchdog: Watchdog | null = null;
  let forked: ForkedProcesses | null = null;
  let running = 0;

  async function start(spec: ProcessSpec): Promise<ProcessResult> {
    const guard = (watchdog ??= startWatchdog(`${markerVariable}=${run}.`));
    const marker = `${run}.${++count}`;
    const started = performance.now();
    const stdout = new OutputBuffer(outputLimit, spec.onOutput);
    const stderr = new OutputBuffer(outputLimit, spec.onOutput);
    const child = await startProcess(spec, { ...spec.env, [markerVariable]: marker });
    if (child.kind === 'not-started') return result(child);
    const { program, group } = child;
    program.stdout.on('data', (chunk: Buffer) => stdout.add(chunk));
    program.stderr.on('data', (chunk: Buffer) => stderr.add(chunk));
    guard.started(group);
    const stop = stopper({ leader: group, marker }, grace);
    const end = await settle(program, spec, stop);
    await stop.rest();
    stdout.end();
    stderr.end();
    guard.ended(group);
    return result(end);

    function result(end: ProcessEnd): ProcessResult {
      const truncated = stdout.dropped + stderr.dropped;
      return { end, stdout: stdout.text(), stderr: stderr.text(), truncated, duration: performance.now() - started };
    }
  }

  const serve = (programs: number): void => {
    if (forkServer === undefined || programs <= forkServer.after) return;
    forked ??= forkedProcesses(forkServer.program, { grace, outputLimit });
  };

  return {
    expect: serve,
    async run(spec) {
      if (spec.signal.aborted) return notStarted;
      serve(count + 1);
      if (forked?.isReady() === true && isForkable(spec)) return forked.run(spec);
      running += 1;
      try {
        return await start(spec);
      } finally {
        running -= 1;
      }
    },
    async close() {
      // Of each that has ended it is known that nothing is left.
      await Promise.all([watchdog?.close(running === 0 ? 'at-once' : 'kill-what-is-left'), forked?.close()]);
      watchdog = forked = null;
    },
  };
}

function isForkable(spec: ProcessSpec): spec is ForkableSpec {
  return typeof spec.stdin !== 'function';
}

const notStarted: ProcessResult = { end: { kind: 'aborted' }, stdout: '', stderr: '', truncated: 0, duration: 0 };

/** How long output may still come after the program itself has ended; whoever holds the pipe then is stopped. */
const drain = 100;

/** How long it may still come after that. Only who left the group and cleaned its environment can hold the pipe then. */
const lastDrain = 1_000;

async function settle(child: Program, spec: ProcessSpec, stop: Stopper): Promise<ProcessEnd> {
  let stoppedBy: 'timed-out' | 'aborted' | null = null;
  let hasEnded = false;
  const halt = (reason: 'timed-out' | 'aborted') => {
    if (hasEnded) return;
    stoppedBy ??= reason;
    void stop.now();
  };
  // A busy loop fires the timer before it hears of an end that came in time: it gets to hear of that first.
  const onTime = () => setImmediate(() => halt('timed-out'));
  const timer = spec.timeout === null ? undefined : setTimeout(onTime, timerDelay(spec.timeout));
  const onAbort = () => halt('aborted');
  const closed = new Promise<void>((resolve) => child.once('close', resolve));
  const exited = new Promise<ProcessEnd>((resolve) => {
    child.once('exit', (exitCode, signal) => {
      hasEnded = true;
      resolve(signal === null ? { kind: 'exited', exitCode: exitCode ?? 1 } : { kind: 'signalled', signal });
    });
  });
  spec.signal.addEventListener('abort', onAbort, { once: true });
  if (spec.signal.aborted) onAbort();
  const end = await exited;
  clearTimeout(timer);
  spec.signal.removeEventListener('abort', onAbort);
  if (!(await isClosedWithin(closed, drain))) {
    await stop.now();
    if (!(await isClosedWithin(closed, lastDrain))) {
      child.stdout.removeAllListeners('data').resume();
      child.stderr.removeAllListeners('data').resume();
    }
  }
  return stoppedBy === null ? end : { kind: stoppedBy };
}

async function isClosedWithin(closed: Promise<void>, ms: number): Promise<boolean> {
  const wait = cancellableDelay(ms);
  // After a timer the pipes are read before anything else is decided, however busy the loop was.
  const late = wait.done.then(() => new Promise<false>((resolve) => setImmediate(() => resolve(false))));
  const isClosed = await Promise.race([closed.then(() => true), late]);
  wait.cancel();
  return isClosed;
}

interface Stopper {
  /** SIGTERM, the grace period, SIGKILL. */
  now(): Promise<void>;
  /** After the leader's end: nobody of its tree may stay. */
  rest(): Promise<void>;
}

function stopper(tree: ProcessTree, grace: number): Stopper {
  let stopping: Promise<void> | null = null;
  const stopTree = async () => {
    signalTree(tree, 'SIGTERM');
    const deadline = performance.now() + grace;
    while (isTreeAlive(tree) && performance.now() < deadline) await cancellableDelay(20).done;
    while (isTreeAlive(tree)) {
      signalTree(tree, 'SIGKILL');
      await cancellableDelay(20).done;
    }
  };
  return {
    now: () => (stopping ??= stopTree()),
    async rest() {
      await stopping;
      if (isTreeAlive(tree)) await stopTree();
    },
  };
}

function cancellableDelay(ms: number): { readonly done: Promise<'elapsed'>; cancel(): void } {
  let timer: NodeJS.Timeout;
  const done = new Promise<'elapsed'>((resolve) => (timer = setTimeout(() => resolve('elapsed'), ms)));
  return { done, cancel: () => clearTimeout(timer) };
}
