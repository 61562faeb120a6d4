import { createFrontier } from '../graph/frontier';
import type { FilePath } from '../hooks/brand';
import type { TaskRequest } from '../run/run-request';

export interface Writer {
  readonly request: TaskRequest;
  /** Every file that it may write. */
  readonly writes: readonly FilePath[];
  /** Nothing else runs at the same time. */
  readonly exclusive: boolean;
}

/**
 * Writers in waves: those of one wave share no file, and of two that do the one that the other depends on comes first;
 * else the declared order holds. Costs O(files of all writers).
 */
export function fixWaves<W extends Writer>(writers: readonly W[]): readonly (readonly W[])[] {
  const frontier = createFrontier(
    writers.map(({ request }) => request),
    { waves: true },
  );
  const ordered = [...writers].sort((a, b) => frontier.wave(a.request.id) - frontier.wave(b.request.id));
  const next = new Map<FilePath, number>();
  const waves: W[][] = [];
  let floor = 0;
  for (const writer of ordered) {
    const free = writer.writes.reduce((wave, file) => Math.max(wave, next.get(file) ?? 0), floor);
    const wave = writer.exclusive ? waves.length : free;
    (waves[wave] ??= []).push(writer);
    for (const file of writer.writes) next.set(file, wave + 1);
    if (writer.exclusive) floor = wave + 1;
  }
  return waves;
}
