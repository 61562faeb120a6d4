import { getHeapStatistics } from 'node:v8';

/** Part of the heap limit past which a project more could be one too many. */
const highWater = 0.6;

export function isNearlyFull(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > limit * highWater;
}
