/** Collects what comes from work that is going on at the same time, for one reader. */
export interface Inbox<T> {
  add(work: Promise<readonly T[]>): void;
  /** Adds what is there already. */
  put(item: T): void;
  /** What has come since the last call, without waiting. Throws what the work threw. */
  take(): readonly T[];
  /** The first of what has come, without waiting; `null`: nothing has. Throws what the work threw. */
  next(): T | null;
  /** Nothing is going on any more and everything was taken. */
  isEmpty(): boolean;
  /** Waits for more; false where nothing is going on any more and everything was taken. */
  more(): Promise<boolean>;
}

export function createInbox<T>(): Inbox<T> {
  const arrived: T[] = [];
  const broken: { readonly reason: unknown }[] = [];
  let open = 0;
  let wake = (): void => undefined;
  const throwBroken = (): void => {
    const [first] = broken;
    if (first !== undefined) throw first.reason;
  };
  return {
    add(work) {
      open += 1;
      void work
        .then(
          (items) => void arrived.push(...items),
          (reason: unknown) => void broken.push({ reason }),
        )
        .then(() => {
          open -= 1;
          wake();
        });
    },
    put: (item) => void arrived.push(item),
    take() {
      throwBroken();
      return arrived.splice(0);
    },
    next() {
      throwBroken();
      return arrived.shift() ?? null;
    },
    isEmpty: () => open === 0 && arrived.length === 0 && broken.length === 0,
    async more() {
      if (arrived.length > 0 || broken.length > 0) return true;
      if (open === 0) return false;
      await new Promise<void>((resolve) => (wake = resolve));
      return true;
    },
  };
}
