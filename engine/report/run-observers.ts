import { isAbsolute, join } from 'node:path';
import { isatty } from 'node:tty';
import { eventLine } from './event-line';
import type { MessageOptions } from './messages/description';
import { isCi } from '../run/conditions';
import { hostRunId } from '../system/host-run-id';
import { isAiAgent } from '../system/is-ai-agent';
import { lineFile } from '../system/line-file';
import type { Ports } from '../system/ports';
import { terminalTitle, type TerminalTitle } from '../system/terminal-title';
import type { Observers } from './observers';
import { progressToPerson } from './progress-to-person';

export interface Observed {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly ports: Pick<Ports, 'clock' | 'env' | 'warn'>;
  /** False: what goes to stderr becomes a task's own output, so nothing does. */
  readonly isWatched: boolean;
  /** What the programs print is shown as it comes. */
  readonly isVerbose: boolean;
  readonly stderr: NodeJS.WriteStream;
  readonly messages: MessageOptions;
}

/** Everybody who wants to know what happens in a run: the person in front of it, and the file HOOKGRAPH_EVENTS names. */
export async function runObservers(observed: Observed): Promise<Observers> {
  const observers = [
    eventsToFile(observed),
    ...(observed.isWatched ? [await progressToPerson({ ...observed, title: titleOf(observed) })] : []),
  ];
  return {
    observe: (event) => observers.forEach(({ observe }) => observe(event)),
    wantsOutput: observers.some(({ wantsOutput }) => wantsOutput),
    makeRoom: () => observers.forEach(({ makeRoom }) => makeRoom()),
    close: () => observers.forEach(({ close }) => close()),
  };
}

function eventsToFile({ root, ports: { env, clock, warn }, messages }: Observed): Observers {
  const path = env['HOOKGRAPH_EVENTS'] ?? '';
  if (path === '')
    return { observe: () => undefined, wantsOutput: false, makeRoom: () => undefined, close: () => undefined };
  const run = hostRunId(env);
  const file = lineFile(isAbsolute(path) ? path : join(root, path), (detail) =>
    warn(`events are not written to HOOKGRAPH_EVENTS: ${detail}`),
  );
  return {
    observe: (event) => file.add(eventLine(event, { ...messages, color: false, run, at: clock.now() })),
    wantsOutput: true,
    makeRoom: () => undefined,
    close: () => file.close(),
  };
}

/**
 * Where we write to the terminal ourselves, or to a pane of the terminal UI of Nx, a line says it all. Nobody looks at the
 * title in CI, and agents read what is printed.
 */
function titleOf({ ports: { env }, stderr }: Observed): TerminalTitle | null {
  const isWatched = isatty(0) && !stderr.isTTY && !isCi(env) && !isAiAgent(env);
  return isWatched && env['NX_TUI'] !== 'true' && env['TERM'] !== 'dumb' ? terminalTitle() : null;
}
