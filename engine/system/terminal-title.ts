import { closeSync, constants, openSync, writeSync } from 'node:fs';

/** The title of the window, or of the tab: the one place of a terminal that no task runner redraws. */
export interface TerminalTitle {
  show(title: string): void;
  /** Gives the title back. */
  done(): void;
}

// XTWINOPS 22 and 23: terminals keep a stack of titles. Those that keep none are left without a title.
const keep = '\u001b[22;2t';
const giveBack = '\u001b]2;\u0007\u001b[23;2t';

/**
 * @param path of the terminal
 * @returns `null` where there is none
 */
export function terminalTitle(path = '/dev/tty'): TerminalTitle | null {
  const terminal = attempt(() => openSync(path, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY));
  if (terminal === null) return null;
  // A terminal that is held (Ctrl-S) takes nothing: then the title stays what it is, and nobody waits.
  const write = (text: string) => void attempt(() => writeSync(terminal, text));
  write(keep);
  return {
    show: (title) => write(`\u001b]2;${title}\u0007`),
    done() {
      write(giveBack);
      attempt(() => closeSync(terminal));
    },
  };
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
