import { success } from '../hooks/result';
import type { Segment, SegmentStorage } from '../system/segment-storage';

/** Segments in this process, for tests and runs that keep nothing; past `maxBytes` those used least recently go. */
export function memorySegments(maxBytes: number = Number.POSITIVE_INFINITY): SegmentStorage {
  /** In the order of use, least recently used first. */
  const contents = new Map<string, Buffer>();
  const segmentOf = ([name, content]: readonly [string, Buffer]): Segment => ({
    name,
    size: content.length,
    handle: '',
  });

  function evict(): void {
    let total = [...contents.values()].reduce((sum, { length }) => sum + length, 0);
    for (const [name, { length }] of contents) {
      if (total <= maxBytes) return;
      contents.delete(name);
      total -= length;
    }
  }

  return {
    place: 'memory',
    list: async () => success({ segments: [...contents].map(segmentOf), damaged: [] }),
    async read({ name }) {
      const content = contents.get(name);
      if (!content) return { kind: 'gone' };
      contents.delete(name);
      contents.set(name, content);
      return { kind: 'content', content };
    },
    async put(name, content) {
      contents.set(name, Buffer.from(content));
      evict();
      return success(null);
    },
    async remove(segments) {
      for (const { name } of segments) contents.delete(name);
      return success(null);
    },
    tidy: async () => success(null),
    async clear() {
      contents.clear();
      return success(null);
    },
  };
}
