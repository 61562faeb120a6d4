import type { HookName } from '../hooks/brand';
import type { SegmentStorage } from '../system/segment-storage';
import { encodeSegment, type Section } from './segments/segment';
import { formatSegmentName, type SegmentKind } from './segments/segment-name';
import type { Warn } from './store-trouble';

/** Puts sections as one segment; `hook` where it speaks of one hook only. False, after a warning, where it could not. */
export type PutSegment = (kind: SegmentKind, hook: HookName | null, sections: readonly Section[]) => Promise<boolean>;

export function segmentWriter(storage: SegmentStorage, warn: Warn): PutSegment {
  return async (kind, hook, sections) => {
    const written = await storage.put(formatSegmentName({ kind, hook }), encodeSegment(sections));
    if (!written.ok) warn({ kind: 'store-unwritable', place: storage.place, detail: written.failure });
    return written.ok;
  };
}
