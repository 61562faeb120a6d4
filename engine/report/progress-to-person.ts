import { createProgress } from './progress';
import { every } from '../system/every';
import type { Ports } from '../system/ports';
import { liveStatusLine, plainStatusLine } from '../system/status-line';
import type { TerminalTitle } from '../system/terminal-title';
import type { Observers } from './observers';

export interface Person {
  readonly ports: Pick<Ports, 'clock' | 'env'>;
  /** What the programs print is shown as it comes. */
  readonly isVerbose: boolean;
  readonly stderr: NodeJS.WriteStream;
  /** Title of the window; `null`: there is none, or it is not to be touched. */
  readonly title: TerminalTitle | null;
}

/** Milliseconds between two drawings of a line that is redrawn, and of the title. */
const livePause = 250;
/** Milliseconds before the first line of a log. Each next one comes after twice the time, but once a minute at least. */
const plainPause = 10_000;
const longestPause = 6;

/**
 * Shows how far a run is. Nx reads our stderr from a pipe: it forwards it to the pane of the batch in its terminal UI,
 * where a line can be redrawn, else to a log, where it cannot. Where Nx itself redraws the terminal without a UI, lines
 * of ours are painted over at once, and only the title of the window stays.
 */
export async function progressToPerson({ ports, isVerbose, stderr, title }: Person): Promise<Observers> {
  const { clock, env } = ports;
  const isRedrawn = stderr.isTTY || env['NX_TUI'] === 'true';
  const status = isRedrawn ? await liveStatusLine(stderr) : plainStatusLine(stderr);
  const progress = createProgress(() => clock.monotonic());
  const words = () => {
    const line = progress.line();
    return line === null ? null : `hookgraph: ${line}`;
  };
  const due = dueTicks();
  const timers = [
    every(isRedrawn ? livePause : plainPause, () => {
      const line = words();
      if (line !== null && (isRedrawn || due())) status.show(line);
    }),
    ...(title === null ? [] : [every(livePause, () => title.show(words() ?? 'hookgraph'))]),
  ];
  return {
    observe(event) {
      progress.observe(event);
      if (isVerbose && event.type === 'output') status.print(prefixed(event.hook, event.text));
    },
    wantsOutput: isVerbose,
    makeRoom: () => status.done(),
    close() {
      for (const timer of timers) timer.stop();
      status.done();
      title?.done();
    },
  };
}

/** Whether the tick that is asked about is due: 1, 3, 7, 13, and every sixth after that. */
function dueTicks(): () => boolean {
  let tick = 0;
  let pause = 1;
  let next = 1;
  return () => {
    tick += 1;
    if (tick < next) return false;
    pause = Math.min(pause * 2, longestPause);
    next = tick + pause;
    return true;
  };
}

function prefixed(hook: string, text: string): string {
  const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n');
  return lines.map((line) => `[${hook}] ${line}\n`).join('');
}
