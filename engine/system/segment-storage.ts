import type { Result } from '../hooks/result';

/**
 * Where a verdict store keeps its segments: immutable blobs under unique names. A name is data: any string, not a path.
 * Expected trouble (full, read-only, unreachable) comes back as a failure that says what happened; nothing rejects.
 */
export interface SegmentStorage {
  /** In words, for warnings: a directory, an address. */
  readonly place: string;
  /** Everything whose `put` has ended and that nobody removed; damaged entries are told apart, never guessed at. */
  list(): Promise<Result<SegmentListing, string>>;
  read(segment: Segment): Promise<SegmentContent>;
  /** All or nothing; when it resolves well the segment outlives this process. Names never come twice. */
  put(name: string, content: Buffer): Promise<Result<null, string>>;
  /** Removing what is gone already is fine. A reader at work sees a segment whole or gone. */
  remove(segments: readonly Segment[]): Promise<Result<null, string>>;
  /** Removes leftovers of writers that died and damaged entries, where they are older than `before` (epoch milliseconds). */
  tidy(before: number): Promise<Result<null, string>>;
  /** Removes everything. */
  clear(): Promise<Result<null, string>>;
}

export interface Segment {
  readonly name: string;
  /** Bytes, as far as the storage knows without reading. */
  readonly size: number;
  /** What the storage needs to find the content: an integrity, an id. */
  readonly handle: string;
}

export interface SegmentListing {
  readonly segments: readonly Segment[];
  /** What is there but cannot be trusted, one line for each. */
  readonly damaged: readonly string[];
}

export type SegmentContent =
  /** Exactly what was put: the storage has checked. */
  | { readonly kind: 'content'; readonly content: Buffer }
  /** Removed since it was listed. */
  | { readonly kind: 'gone' }
  /** Not what was put, for good: a sweep will remove it. */
  | { readonly kind: 'damaged'; readonly detail: string }
  /** Perhaps later: no permission, input/output error, no network. */
  | { readonly kind: 'unreadable'; readonly detail: string };
