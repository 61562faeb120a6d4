import type { HookName } from '../hooks/brand';
import type { Clock } from '../system/ports';
import type { Segment, SegmentStorage } from '../system/segment-storage';
import type { Answers } from './answers';
import { GroupCommit } from './group-commit';
import { groupBy } from './group-by';
import { IngredientShelf } from './ingredient-shelf';
import { lookUpIn } from './look-up';
import { rewrite, type Shelf } from './rewrite';
import { SegmentLibrary, type OpenVolume, type Volume } from './segment-library';
import { segmentWriter } from './segment-writer';
import { maxSorted } from './segments/digest-order';
import { encodeTable } from './segments/encode-table';
import { statsOf } from './stats-of';
import { warnOnce, type Warn } from './store-trouble';
import { isCrowded, sweepVerdicts } from './sweep';
import { tablesOf } from './tables';
import type { TaskIngredients, UnitAddress, UnitIngredients } from './task-ingredients';
import { UseMarks } from './use-marks';
import type { StoreEntry, StoreKey } from './verdict';
import type { ClearSelection, StoreStats, SweepOptions, VerdictStore } from './verdict-store';

export const defaultMaxBytes = 256 * 1024 * 1024;

/** Ingredients serve `why` only, so they get this share of the store. */
const ingredientShare = 1 / 8;
/** Milliseconds. Short enough for who waits to hear of a result, long enough for the results of many short programs. */
const writePause = 50;
/** What dead writers left is removed when no living one can own it any more. */
const leftoverAge = 86_400_000;

export interface StoreOptions {
  readonly storage: SegmentStorage;
  readonly clock: Pick<Clock, 'now'>;
  /** Called at most once for trouble in reading and once for trouble in writing. */
  readonly warn: Warn;
  /** Bound of the whole store in bytes, kept by `sweep`. */
  readonly maxBytes?: number;
}

/** A verdict store over any segment storage. Opening costs nothing: the storage is asked when the store is. */
export function openStore(options: StoreOptions): VerdictStore {
  return new SegmentedStore(options);
}

class SegmentedStore implements VerdictStore {
  private readonly shelf: Shelf;
  private readonly ingredients: IngredientShelf;
  private readonly writes: GroupCommit<StoreEntry>;
  private readonly marks = new UseMarks();
  private readonly maxBytes: number;
  /** What earlier look-ups of this run have read; segments never change. */
  private known: ReadonlyMap<string, OpenVolume> = new Map();

  /** What was there at the last look-up; `null`: nothing was asked. */
  private found: readonly Volume[] | null = null;

  constructor(private readonly options: StoreOptions) {
    const { storage, maxBytes = defaultMaxBytes } = options;
    const warn = warnOnce(options.warn);
    this.maxBytes = maxBytes;
    this.shelf = { storage, library: new SegmentLibrary(storage, warn), put: segmentWriter(storage, warn) };
    this.ingredients = new IngredientShelf(this.shelf, maxBytes * ingredientShare);
    this.writes = new GroupCommit((entries) => this.commit(entries), writePause);
  }

  async lookUp(keys: readonly StoreKey[]): Promise<Answers> {
    if (keys.length === 0) return { at: () => null };
    const hooks = new Set(keys.map(({ hook }) => hook));
    const volumes = await this.shelf.library.openAll('verdicts', hooks, this.known);
    this.found = this.shelf.library.listed;
    this.known = new Map([...this.known, ...volumes.map((opened) => [opened.volume.segment.name, opened] as const)]);
    return lookUpIn({
      keys,
      tables: tablesOf(volumes, this.onDamage),
      now: this.options.clock.now(),
      onUse: (hook, fingerprint) => this.marks.add(hook, fingerprint),
      onDamage: this.onDamage,
    });
  }

  write(entries: readonly StoreEntry[]): Promise<void> {
    return this.writes.add(entries);
  }

  flush(): void {
    this.writes.hurry();
  }

  async writeIngredients(records: readonly TaskIngredients[]): Promise<void> {
    await this.ingredients.write(records);
  }

  latestIngredients(unit: UnitAddress): Promise<UnitIngredients | null> {
    return this.ingredients.latest(unit);
  }

  async sweep({ maxAges = new Map<HookName, number>() }: SweepOptions = {}): Promise<void> {
    const { marks, maxBytes, shelf } = this;
    const now = this.options.clock.now();
    await shelf.storage.remove(this.damagedSegments());
    await this.ingredients.sweep();
    await sweepVerdicts({ shelf, marks, maxAges, maxBytes, now });
    await shelf.storage.tidy(now - leftoverAge);
    this.known = new Map();
  }

  async sweepWhenDue(): Promise<void> {
    const { found, marks, maxBytes } = this;
    const isDue = found === null || marks.hooks().size > 0 || isCrowded(found, maxBytes);
    if (isDue || this.damagedSegments().length > 0) await this.sweep();
  }

  async stats(): Promise<StoreStats> {
    const listing = await this.shelf.storage.list();
    const segments: readonly Segment[] = listing.ok ? listing.value.segments : [];
    const tables = tablesOf(await this.shelf.library.openAll('verdicts', null), this.onDamage);
    return {
      bytes: segments.reduce((sum, { size }) => sum + size, 0),
      segments: segments.length,
      hooks: [...tables]
        .flatMap(([hook, found]) => statsOf(hook, found) ?? [])
        .sort((a, b) => (a.hook < b.hook ? -1 : 1)),
    };
  }

  async clear({ hook, recordedBefore }: ClearSelection = {}): Promise<void> {
    this.known = new Map();
    if (hook === undefined && recordedBefore === undefined) {
      await this.shelf.storage.clear();
      return;
    }
    const isCleared = (of: HookName, recordedAt: number): boolean =>
      (hook === undefined || of === hook) && (recordedBefore === undefined || recordedAt < recordedBefore);
    const volumes = (await this.shelf.library.list()).filter(
      (volume) => volume.kind === 'verdicts' && (hook === undefined || volume.hook === null || volume.hook === hook),
    );
    await rewrite(this.shelf, volumes, (of, table, index) =>
      isCleared(of, table.recordedAt(index)) ? null : table.usedDay(index),
    );
    await this.ingredients.sweep((record) => !isCleared(record.hook, record.recordedAt));
  }

  close(): Promise<void> {
    return this.writes.settled();
  }

  private async commit(entries: readonly StoreEntry[]): Promise<void> {
    const now = this.options.clock.now();
    const sections = [...groupBy(entries, ({ hook }) => hook)].flatMap(([hook, found]) =>
      slicesOf(found, maxSorted).map((slice) => ({ hook, content: encodeTable(slice, now) })),
    );
    const [only] = sections;
    await this.shelf.put('verdicts', only && sections.length === 1 ? only.hook : null, sections);
  }

  private damagedSegments(): readonly Segment[] {
    return [...this.known.values()].filter(({ kind }) => kind === 'damaged').map(({ volume }) => volume.segment);
  }

  private readonly onDamage = (): void => this.shelf.library.complain('a verdict cannot be read');
}

function slicesOf<T>(items: readonly T[], length: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  );
}
