import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How cacache 20 lays out a cache on disk (its own versions are in the folder names). Look-ups read it directly: loading
 * cacache takes longer than looking up 50,000 verdicts, and it skips damaged index lines without a word. Whatever
 * writes goes through cacache; a test holds both against each other.
 */
export const cacacheFolders = { index: 'index-v5', content: 'content-v2', temporary: 'tmp' } as const;

export interface IndexEntry {
  readonly key: string;
  /** Checked: `sha512-` and a whole digest, so that no path made of it can leave the content folder. */
  readonly integrity: string;
  readonly size: number;
}

/** One file of the index, as cacache writes it: one line for each entry, with the digest of the line in front. */
export interface Bucket {
  readonly path: string;
  readonly entries: readonly IndexEntry[];
  readonly damage: string | null;
}

/** Younger empty buckets are being written. */
const writeTime = 10_000;

/** Every bucket of the index; throws where the disk does not let it be listed. */
export function readIndex(directory: string): readonly Bucket[] {
  return bucketsBelow(directory, join(directory, cacacheFolders.index), 3);
}

function bucketsBelow(directory: string, path: string, depth: number): readonly Bucket[] {
  return namesIn(path).flatMap((name): readonly Bucket[] => {
    const child = join(path, name);
    const bucket = depth === 1 ? readBucket(directory, child) : null;
    if (depth === 1) return bucket ? [bucket] : [];
    try {
      return bucketsBelow(directory, child, depth - 1);
    } catch (error) {
      return [{ path: child, entries: [], damage: `${child}: ${codeOf(error)}` }];
    }
  });
}

/** `null` where there is none. */
export function readBucket(directory: string, path: string): Bucket | null {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.trim() === '' && Date.now() - statSync(path).mtimeMs < writeTime) return null;
    return parseBucket(directory, path, text);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    return { path, entries: [], damage: `${path}: ${codeOf(error)}` };
  }
}

export function bucketPath(directory: string, key: string): string {
  return join(directory, cacacheFolders.index, ...split(createHash('sha256').update(key).digest('hex')));
}

export function contentPath(directory: string, integrity: string): string {
  const digest = Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
  return join(directory, cacacheFolders.content, 'sha512', ...split(digest));
}

export function isIntegrity(value: unknown): value is string {
  return typeof value === 'string' && /^sha512-[A-Za-z0-9+/]{86}==$/.test(value);
}

/** Names in a folder; none where it does not exist. */
export function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** `ENOENT` and the like, or what else there is to say. */
export function codeOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
  return hasCode ? String(error.code) : String(error);
}

function parseBucket(directory: string, path: string, text: string): Bucket {
  const entries = new Map<string, IndexEntry>();
  let damage = text.trim() === '' ? `${path}: empty` : null;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const entry = parseLine(line);
    // A key in a bucket that is not its own is not what cacache writes, and could never be removed again.
    if (!entry || bucketPath(directory, entry.key) !== path) damage = `${path}: not as written`;
    else if (entry.integrity === null) entries.delete(entry.key);
    else entries.set(entry.key, { key: entry.key, integrity: entry.integrity, size: entry.size });
  }
  return { path, entries: [...entries.values()], damage };
}

/** A line with integrity `null` says that the entry was removed. */
function parseLine(
  line: string,
): { readonly key: string; readonly integrity: string | null; readonly size: number } | null {
  const [hash, json] = line.split('\t');
  if (json === undefined || createHash('sha1').update(json).digest('hex') !== hash) return null;
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null || !('key' in value) || !('integrity' in value)) return null;
    const { key, integrity } = value;
    if (typeof key !== 'string' || !(integrity === null || isIntegrity(integrity))) return null;
    return { key, integrity, size: 'size' in value && typeof value.size === 'number' ? value.size : 0 };
  } catch {
    return null;
  }
}

function split(digest: string): readonly string[] {
  return [digest.slice(0, 2), digest.slice(2, 4), digest.slice(4)];
}
