import type { Digest, HookName } from '../hooks/brand';
import type { Finding } from '../hooks/finding';

/** A fact about a fingerprint. Most are `passed` with nothing to say, and are stored in 48 bytes. */
export interface Verdict {
  readonly outcome: 'passed' | 'failed';
  readonly findings: readonly Finding[];
  /** The tool's own words where the findings do not say it all; else empty. */
  readonly output: string;
  /** Epoch milliseconds. */
  readonly recordedAt: number;
  /** Milliseconds that the tool took for the unit; what a replay saves. */
  readonly duration: number;
}

/** What is asked: the verdict of a unit. The hook says where to look. */
export interface StoreKey {
  readonly hook: HookName;
  readonly fingerprint: Digest;
  /**
   * Milliseconds; an older verdict, or one from the future (the clock went back), is a miss.
   * `null`: a verdict holds as long as its fingerprint.
   */
  readonly maxAge: number | null;
}

export interface StoreEntry {
  readonly hook: HookName;
  readonly fingerprint: Digest;
  readonly verdict: Verdict;
}
