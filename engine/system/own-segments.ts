import { failure, type Result } from '../hooks/result';
import { gitTracks } from './git-tracks';
import type { Environment } from './ports';
import type { SegmentStorage } from './segment-storage';

/**
 * The segments of a folder unless git tracks any of its files: those came with a commit, and whoever made it chose what they
 * say. Then all but `clear` fails, with words that say so.
 * @param storage keeps its files in the folder that is its `place`
 */
export function ownSegments(storage: SegmentStorage, env: Environment): SegmentStorage {
  const isTracked = gitTracks(storage.place, ['.'], env);
  const unless = async <T>(work: () => Promise<Result<T, string>>): Promise<Result<T, string>> =>
    (await isTracked) ? failure(tracked) : work();
  return {
    ...storage,
    list: () => unless(() => storage.list()),
    read: async (segment) =>
      (await isTracked) ? { kind: 'unreadable', detail: tracked } : await storage.read(segment),
    put: (name, content) => unless(() => storage.put(name, content)),
    remove: (segments) => unless(() => storage.remove(segments)),
    tidy: (before) => unless(() => storage.tidy(before)),
  };
}

const tracked = 'git tracks files of it, so that a commit says what is green: take them out with git rm -r --force';
