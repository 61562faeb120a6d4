import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure, success, type Result } from '../hooks/result';
import { bucketPath, cacacheFolders, codeOf, contentPath, isIntegrity, readBucket, readIndex } from './cacache-layout';
import { tidyCacache } from './cacache-tidy';
import type { Segment, SegmentContent, SegmentListing, SegmentStorage } from './segment-storage';

/** Folders may be pruned by another process just as cacache is about to write into them. */
const attempts = 5;

/** Segments in a cacache on disk; cacache itself is loaded by the first write. */
export function cacacheSegments(directory: string): SegmentStorage {
  return {
    place: directory,
    list: async () => attempt(() => listSegments(directory)),
    read: async (segment) => readSegment(directory, segment),
    put: (name, content) => putSegment(directory, name, content),
    remove: (segments) => attempt(() => removeSegments(directory, segments)),
    tidy: (before) => attempt(() => tidyCacache(directory, before)),
    clear: () => attempt(() => clearFolders(directory)),
  };
}

function listSegments(directory: string): SegmentListing {
  const buckets = readIndex(directory);
  return {
    segments: buckets.flatMap(({ entries }) =>
      entries.map(({ key, integrity, size }) => ({ name: key, size, handle: integrity })),
    ),
    damaged: buckets.flatMap(({ damage }) => damage ?? []),
  };
}

function readSegment(directory: string, { handle }: Segment): SegmentContent {
  if (!isIntegrity(handle)) return { kind: 'damaged', detail: `not an integrity: ${String(handle)}` };
  const path = contentPath(directory, handle);
  try {
    const content = readFileSync(path);
    const digest = createHash('sha512').update(content).digest('base64');
    return `sha512-${digest}` === handle
      ? { kind: 'content', content }
      : { kind: 'damaged', detail: `${path}: not as written` };
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' ? { kind: 'gone' } : { kind: 'unreadable', detail: `${path}: ${code}` };
  }
}

async function putSegment(directory: string, name: string, content: Buffer): Promise<Result<null, string>> {
  let detail = '';
  for (let count = 0; count < attempts; count += 1) {
    try {
      // All of cacache takes twice as long to load.
      const { default: put } = await import('cacache/lib/put.js');
      await put(directory, name, content, { algorithms: ['sha512'] });
      // cacache says nothing when the folder of the index entry vanished under it.
      const bucket = readBucket(directory, bucketPath(directory, name));
      if (bucket?.entries.some(({ key }) => key === name)) return success(null);
      detail = 'the index entry was not written';
    } catch (error) {
      detail = String(error);
    }
  }
  return failure(detail);
}

/** The index entry goes first, so that whoever still lists a segment can read it, or finds it unlisted on a second look. */
async function removeSegments(directory: string, segments: readonly Segment[]): Promise<null> {
  for (const { name, handle } of segments) {
    const content = isIntegrity(handle) ? [contentPath(directory, handle)] : [];
    for (const path of [bucketPath(directory, name), ...content]) {
      await rm(path, { force: true });
      await prune(path);
    }
  }
  return null;
}

/** Removes the two folders above a file where they are empty: thousands of them would make every listing slow. */
async function prune(path: string): Promise<void> {
  try {
    await rmdir(dirname(path));
    await rmdir(dirname(dirname(path)));
  } catch {
    // Not empty, or gone: both are fine.
  }
}

async function clearFolders(directory: string): Promise<null> {
  for (const folder of Object.values(cacacheFolders)) {
    await rm(join(directory, folder), { recursive: true, force: true });
  }
  return null;
}

async function attempt<T>(work: () => T | Promise<T>): Promise<Result<T, string>> {
  try {
    return success(await work());
  } catch (error) {
    return failure(String(error));
  }
}
