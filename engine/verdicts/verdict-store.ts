import type { HookName } from '../hooks/brand';
import type { Answers } from './answers';
import type { TaskIngredients, UnitAddress, UnitIngredients } from './task-ingredients';
import type { StoreEntry, StoreKey } from './verdict';

/**
 * Where verdicts live. Nothing here rejects because of the disk: a store that is broken, full or read-only misses or
 * drops, and says so once. Any number of processes may use one store at a time.
 */
export interface VerdictStore {
  /** Everything known about the keys. One call for many keys. */
  lookUp(keys: readonly StoreKey[]): Promise<Answers>;
  /** When it resolves, the entries outlive a SIGKILL. Calls that come close together are written together. */
  write(entries: readonly StoreEntry[]): Promise<void>;
  /** No more comes for now: what waits for company is written. */
  flush(): void;
  /** Keeps what the verdicts were made of, for `why`; the latest for each unit. Off the run's path. */
  writeIngredients(records: readonly TaskIngredients[]): Promise<void>;
  latestIngredients(unit: UnitAddress): Promise<UnitIngredients | null>;
  /**
   * Merges small segments, notes what was used, drops what expired and, past the size bound, what was used least
   * recently.
   */
  sweep(options?: SweepOptions): Promise<void>;
  /**
   * Sweeps where what was found at the look-up calls for it: what a run leaves behind is seen to by a later one, so that
   * most runs have nothing to wait for. A run that looked nothing up does not know, and sweeps.
   */
  sweepWhenDue(): Promise<void>;
  stats(): Promise<StoreStats>;
  /** Removes what matches; everything, of other format versions too, where nothing is asked. */
  clear(selection?: ClearSelection): Promise<void>;
  /** Waits for writes that are under way. */
  close(): Promise<void>;
}

export interface SweepOptions {
  /** Milliseconds for hooks whose verdicts expire. */
  readonly maxAges?: ReadonlyMap<HookName, number>;
}

export interface ClearSelection {
  readonly hook?: HookName;
  /** Epoch milliseconds: only verdicts recorded before. */
  readonly recordedBefore?: number;
}

export interface StoreStats {
  /** All segments, of other format versions and ingredients too. */
  readonly bytes: number;
  readonly segments: number;
  /** Sorted by name. */
  readonly hooks: readonly HookStats[];
}

export interface HookStats {
  readonly hook: HookName;
  readonly passed: number;
  readonly failed: number;
  /** Epoch milliseconds of the oldest and newest verdict. */
  readonly oldest: number;
  readonly newest: number;
  /** Sum of what the tools took for all of them, in milliseconds. */
  readonly duration: number;
}
