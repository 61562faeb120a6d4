import { isAbsolute, join } from 'node:path';
import { isatty } from 'node:tty';
import { eventLine } from '../../engine/report/event-line';
import type { MessageOptions } from '../../engine/report/messages/description';
import { isCi } from '../../engine/run/conditions';
import { hostRunId } from '../../engine/system/host-run-id';
import { isAiAgent } from '../../engine/system/is-ai-agent';
import { lineFile } from '../../engine/system/line-file';
import type { Ports } from '../../engine/system/ports';
import { terminalTitle, type TerminalTitle } from '../../engine/system/terminal-title';
import type { Observers } from './observers';
import { progressToPerson } from './progress-to-person';

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

/** Everybody who wants to know what happens in a run: the person in front of it, and the file HOOKGRAPH_EVENTS names. */
export async function runObservers(observed: Observed): Promise<Observers> {
  const observers = [
    eventsToFile(observed),
    ...(observed.isBatch ? [await progressToPerson({ ...observed, title: titleOf(observed.ports.env) })] : []),
  ];
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

/** Nobody looks at the title in CI, agents read what is printed, and the terminal UI of Nx shows how far it is itself. */
function titleOf(env: Ports['env']): TerminalTitle | null {
  const isWatched = isatty(0) && !isCi(env) && !isAiAgent(env);
  return isWatched && env['NX_TUI'] !== 'true' && env['TERM'] !== 'dumb' ? terminalTitle() : null;
}
