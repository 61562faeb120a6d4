/**
 * Joins calls: while one write is under way, and for a time after it began, what comes in waits and is written together
 * next. A run that finishes a thousand tasks in a second so makes a few segments instead of a thousand.
 */
export class GroupCommit<T> {
  private waiting: (readonly T[])[] = [];
  private next: Promise<void> | null = null;
  private running: Promise<void> = Promise.resolve();
  private paused: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private endPause = (): void => undefined;

  /** @param pause milliseconds between the beginnings of two writes, at least */
  constructor(
    private readonly commit: (items: readonly T[]) => Promise<void>,
    private readonly pause: number,
  ) {}

  /** Resolves when the items are committed. */
  add(items: readonly T[]): Promise<void> {
    if (items.length === 0) return Promise.resolve();
    this.waiting.push(items);
    this.next ??= this.queue();
    return this.next;
  }

  /** What waits is written as soon as no other write is under way. */
  hurry(): void {
    this.endPause();
  }

  /** Resolves when nothing is under way and nothing waits. */
  async settled(): Promise<void> {
    this.hurry();
    await this.running;
  }

  private queue(): Promise<void> {
    // A pause in which nothing comes keeps no process from ending.
    this.timer?.ref();
    const next = Promise.all([this.running, this.paused]).then(() => {
      const batch = this.waiting;
      this.waiting = [];
      this.next = null;
      this.rest();
      const [only] = batch;
      return this.commit(only && batch.length === 1 ? only : batch.flat());
    });
    // Whoever added the items hears of a rejection; those who come later must not.
    this.running = next.catch(() => undefined);
    return next;
  }

  private rest(): void {
    this.paused = new Promise((resolve) => {
      const timer = setTimeout(resolve, this.pause).unref();
      this.timer = timer;
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
