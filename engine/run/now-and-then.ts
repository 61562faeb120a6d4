import type { Clock } from '../system/ports';

/** Work on what has come in, which costs much each time and little for each piece. */
export interface NowAndThen<T> {
  add(piece: T): void;
  /** What has not been worked on is left. */
  end(): void;
}

/** How much longer than the work the pause after it is: a twentieth of the time goes into it at most. */
const rest = 20;

/** Works on what comes, all of it together after a pause; at once where the last time was long ago, or cost nothing. */
export function nowAndThen<T>(work: (pieces: readonly T[]) => void, clock: Pick<Clock, 'monotonic'>): NowAndThen<T> {
  const waiting: T[] = [];
  let free = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const workAll = (): void => {
    timer = undefined;
    const started = clock.monotonic();
    work(waiting.splice(0));
    const ended = clock.monotonic();
    free = ended + rest * (ended - started);
  };
  return {
    add(piece) {
      waiting.push(piece);
      timer ??= setTimeout(workAll, Math.max(0, free - clock.monotonic()));
    },
    end: () => clearTimeout(timer),
  };
}
