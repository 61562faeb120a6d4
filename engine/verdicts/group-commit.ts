/**
 * Joins calls that overlap: while one write is under way, what comes in waits and is written together next. A run that
 * finishes a thousand tasks in a second so makes a few segments instead of a thousand.
 */
export class GroupCommit<T> {
  private waiting: (readonly T[])[] = [];
  private next: Promise<void> | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly commit: (items: readonly T[]) => Promise<void>) {}

  /** Resolves when the items are committed. */
  add(items: readonly T[]): Promise<void> {
    if (items.length === 0) return Promise.resolve();
    this.waiting.push(items);
    this.next ??= this.queue();
    return this.next;
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.running;
  }

  private queue(): Promise<void> {
    const next = this.running.then(() => {
      const batch = this.waiting;
      this.waiting = [];
      this.next = null;
      const [only] = batch;
      return this.commit(only && batch.length === 1 ? only : batch.flat());
    });
    // Whoever added the items hears of a rejection; those who come later must not.
    this.running = next.catch(() => undefined);
    return next;
  }
}
