import { lstatSync } from 'node:fs';
import { rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacacheFolders, contentPath, namesIn, readIndex } from './cacache-layout';

/**
 * Removes what no living process can need: damaged index files, contents that no index entry names and temporary files,
 * where they are older than `before` (epoch milliseconds). cacache's own `verify` reads every content and removes what a
 * writer is about to name, so it is no choice beside running processes.
 */
export async function tidyCacache(directory: string, before: number): Promise<null> {
  const buckets = readIndex(directory);
  const named = new Set(
    buckets.flatMap(({ entries }) => entries.map(({ integrity }) => contentPath(directory, integrity))),
  );
  const damaged = buckets
    .filter(({ entries, damage }) => damage !== null && entries.length === 0)
    .map(({ path }) => path);
  const contents = filesBelow(join(directory, cacacheFolders.content, 'sha512'), 3);
  const temporary = filesBelow(join(directory, cacacheFolders.temporary), 1);
  for (const path of [...damaged, ...contents.filter((content) => !named.has(content)), ...temporary]) {
    if (await isOlder(path, before)) await rm(path, { recursive: true, force: true });
  }
  await pruneFolders(join(directory, cacacheFolders.index));
  await pruneFolders(join(directory, cacacheFolders.content, 'sha512'));
  return null;
}

function filesBelow(path: string, depth: number): readonly string[] {
  const paths = namesIn(path).map((name) => join(path, name));
  if (depth === 1) return paths;
  return paths.flatMap((child) =>
    lstatSync(child, { throwIfNoEntry: false })?.isDirectory() ? filesBelow(child, depth - 1) : [],
  );
}

async function isOlder(path: string, before: number): Promise<boolean> {
  try {
    return (await stat(path)).mtimeMs < before;
  } catch {
    return false;
  }
}

/** Removes empty folders of the two levels below. */
async function pruneFolders(root: string): Promise<void> {
  for (const path of [...filesBelow(root, 2), ...filesBelow(root, 1)]) {
    // Most are not empty and stay.
    await rmdir(path).catch(() => undefined);
  }
}
