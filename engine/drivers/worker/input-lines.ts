import { createInterface } from 'node:readline';

/**
 * Lines as they come, until the input ends, or until for `patience` no line comes to one who waits for it.
 * @param patience milliseconds. Whoever writes has the next line ready before it is wanted: that there is none means that
 * he waits for us, because a report of ours got lost between what something else in the process printed. Default 5,000.
 */
export async function* inputLines(input: NodeJS.ReadableStream, patience = 5_000): AsyncGenerator<string, void> {
  const lines = createInterface({ input })[Symbol.asyncIterator]();
  for (;;) {
    const next = await within(patience, lines.next());
    if (next === null || next.done === true) return;
    yield next.value;
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ms)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
