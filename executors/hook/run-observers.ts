import { isAbsolute, join } from 'node:path';
import type { Observe } from '../../engine/hooks/run-event';
import { eventLine } from '../../engine/report/event-line';
import type { MessageOptions } from '../../engine/report/messages/description';
import { createProgress } from '../../engine/report/progress';
import { every } from '../../engine/system/every';
import { hostRunId } from '../../engine/system/host-run-id';
import { lineFile } from '../../engine/system/line-file';
import type { Ports } from '../../engine/system/ports';
import { liveStatusLine, plainStatusLine } from '../../engine/system/status-line';

export interface Observers {
  readonly observe: Observe;
  /** True: somebody reads what programs print while they run. */
  readonly wantsOutput: boolean;
  close(): void;
}

export interface Observed {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly ports: Pick<Ports, 'clock' | 'env' | 'warn'>;
  /** False: what goes to stderr becomes the task's own output, so nothing does. */
  readonly isBatch: boolean;
  /** What the programs print is shown as it comes. */
  readonly isVerbose: boolean;
  readonly stderr: NodeJS.WriteStream;
  readonly messages: MessageOptions;
}

/** Milliseconds between two lines of a log, and how long something has to run to be worth one. */
const plainPause = 10_000;
const livePause = 100;

/** Everybody who wants to know what happens in a run: the person in front of it, and the file HOOKGRAPH_EVENTS names. */
export async function runObservers(observed: Observed): Promise<Observers> {
  const observers = [eventsToFile(observed), ...(observed.isBatch ? [await progressToPerson(observed)] : [])];
  return {
    observe: (event) => observers.forEach(({ observe }) => observe(event)),
    wantsOutput: observers.some(({ wantsOutput }) => wantsOutput),
    close: () => observers.forEach(({ close }) => close()),
  };
}

function eventsToFile({ root, ports: { env, clock, warn }, messages }: Observed): Observers {
  const path = env['HOOKGRAPH_EVENTS'] ?? '';
  if (path === '') return { observe: () => undefined, wantsOutput: false, close: () => undefined };
  const run = hostRunId(env);
  const file = lineFile(isAbsolute(path) ? path : join(root, path), (detail) =>
    warn(`events are not written to HOOKGRAPH_EVENTS: ${detail}`),
  );
  return {
    observe: (event) => file.add(eventLine(event, { ...messages, color: false, run, at: clock.now() })),
    wantsOutput: true,
    close: () => file.close(),
  };
}

async function progressToPerson({ ports: { clock }, isVerbose, stderr }: Observed): Promise<Observers> {
  const isLive = stderr.isTTY;
  const status = isLive ? await liveStatusLine(stderr) : plainStatusLine(stderr);
  const progress = createProgress(() => clock.monotonic());
  const timer = every(isLive ? livePause : plainPause, () => {
    const line = progress.line();
    if (line !== null && (isLive || progress.longest() >= plainPause)) status.show(`hookgraph: ${line}`);
  });
  return {
    observe(event) {
      progress.observe(event);
      if (isVerbose && event.type === 'output') status.print(prefixed(event.hook, event.text));
    },
    wantsOutput: isVerbose,
    close() {
      timer.stop();
      status.done();
    },
  };
}

function prefixed(hook: string, text: string): string {
  const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n');
  return lines.map((line) => `[${hook}] ${line}\n`).join('');
}
