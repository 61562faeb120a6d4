import type { HookName } from '../hooks/brand';
import type { Segment, SegmentStorage } from '../system/segment-storage';
import { decodeSegment, type Section } from './segments/segment';
import { parseSegmentName, type SegmentKind, type SegmentName } from './segments/segment-name';
import type { Warn } from './store-trouble';

/** A segment of ours, by what its name says. */
export interface Volume extends SegmentName {
  readonly segment: Segment;
}

/** A volume and what could be read of it; `damaged` is for good. */
export type OpenVolume =
  | { readonly kind: 'open'; readonly volume: Volume; readonly sections: readonly Section[] }
  | { readonly kind: 'gone' | 'unreadable' | 'damaged'; readonly volume: Volume };

/** How often a reader lists again when segments vanish under it because another process merged them. */
const attempts = 5;

/** Reads segments, survives those that vanish, tells about those that are broken. */
export class SegmentLibrary {
  /** What was there when it was listed last; `null`: not listed yet. */
  listed: readonly Volume[] | null = null;

  constructor(
    private readonly storage: SegmentStorage,
    private readonly warn: Warn,
  ) {}

  /** Everything listed in our format; segments of other formats are none of our business. */
  async list(): Promise<readonly Volume[]> {
    const listing = await this.storage.list();
    if (!listing.ok) {
      this.complain(listing.failure);
      return [];
    }
    const { segments, damaged } = listing.value;
    if (damaged[0] !== undefined) this.complain(damaged[0]);
    this.listed = segments.flatMap((segment) => {
      const name = parseSegmentName(segment.name);
      return name ? [{ ...name, segment }] : [];
    });
    return this.listed;
  }

  /**
   * Opens all volumes of a kind that may speak of the hooks (`null`: any). A merge writes the new segment before it
   * removes the old ones, so what vanished is found by listing again.
   */
  async openAll(
    kind: SegmentKind,
    hooks: ReadonlySet<HookName> | null,
    known: ReadonlyMap<string, OpenVolume> = new Map(),
  ): Promise<readonly OpenVolume[]> {
    const opened = new Map<string, OpenVolume>();
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const wanted = (await this.list()).filter(
        (volume) => volume.kind === kind && (hooks === null || volume.hook === null || hooks.has(volume.hook)),
      );
      for (const volume of wanted) {
        const name = volume.segment.name;
        const before = opened.get(name) ?? known.get(name);
        opened.set(name, before && before.kind !== 'gone' ? before : await this.open(volume));
      }
      const vanished = wanted.filter(({ segment }) => opened.get(segment.name)?.kind === 'gone');
      if (vanished.length === 0) break;
      // Listed time and again, yet without content: not merged away but broken.
      if (attempt < attempts) continue;
      this.complain(`${vanished.length} segments are listed but missing`);
      for (const volume of vanished) opened.set(volume.segment.name, { kind: 'damaged', volume });
    }
    return [...opened.values()].filter(({ kind }) => kind !== 'gone');
  }

  async open(volume: Volume): Promise<OpenVolume> {
    const read = await this.storage.read(volume.segment);
    if (read.kind === 'gone') return { kind: 'gone', volume };
    if (read.kind !== 'content') {
      this.complain(read.detail);
      return { kind: read.kind, volume };
    }
    const sections = decodeSegment(read.content);
    if (sections) return { kind: 'open', volume, sections };
    this.complain(`${volume.segment.name} is no segment`);
    return { kind: 'damaged', volume };
  }

  complain(detail: string): void {
    this.warn({ kind: 'store-unreadable', place: this.storage.place, detail });
  }
}
