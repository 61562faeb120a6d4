import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until there is an answer; fails after `limit` milliseconds. */
export async function until<T>(what: string, ask: () => T | null | undefined | false, limit = 30_000): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited ${limit} ms in vain: ${what}`);
    await pause(20);
  }
}
