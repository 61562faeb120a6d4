import type { Digest, FilePath } from '../hooks/brand';
import type { TouchedFile } from '../system/fix-journal';

/** Remembers in which states the files of a fixing run have been, the one before it too. */
export interface FileStates {
  /**
   * Notes what a round did, write after write in order.
   * @returns the files that differ from what they were before the round, and whether all files together have stood like
   * this before
   */
  note(touched: readonly TouchedFile[]): { readonly changed: readonly FilePath[]; readonly isSeen: boolean };
}

export function fileStates(): FileStates {
  const original = new Map<FilePath, Digest>();
  const current = new Map<FilePath, Digest | null>();
  // What no round has changed yet stands as it did, so that it need not be known.
  const state = () =>
    JSON.stringify(
      [...current].filter(([file, digest]) => digest !== original.get(file)).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  const seen = new Set([state()]);
  return {
    note(touched) {
      const before = new Map<FilePath, Digest>();
      for (const each of touched) {
        if (!before.has(each.file)) before.set(each.file, each.before);
        if (!original.has(each.file)) original.set(each.file, each.before);
        current.set(each.file, each.after);
      }
      const changed = [...before].flatMap(([file, digest]) => (current.get(file) === digest ? [] : [file])).sort();
      const isSeen = seen.has(state());
      seen.add(state());
      return { changed, isSeen };
    },
  };
}
