import { groupBy } from './group-by';
import type { HookName } from '../hooks/brand';
import { latestOfUnit, withoutOutdated } from './latest-ingredients';
import { isMany } from './is-many';
import type { Shelf } from './rewrite';
import { decodeIngredients, encodeIngredients } from './segments/ingredient-section';
import type { Section } from './segments/segment';
import type { OpenVolume } from './segment-library';
import type { TaskIngredients, UnitAddress, UnitIngredients } from './task-ingredients';

/** Keeps what verdicts were made of, beside them. */
export class IngredientShelf {
  constructor(
    private readonly shelf: Shelf,
    /** Bytes; past them the oldest records go. */
    private readonly maxBytes: number,
  ) {}

  async write(records: readonly TaskIngredients[]): Promise<boolean> {
    if (records.length === 0) return true;
    return this.shelf.put('ingredients', null, sectionsOf(records));
  }

  async latest(unit: UnitAddress): Promise<UnitIngredients | null> {
    const volumes = await this.shelf.library.openAll('ingredients', new Set([unit.hook]));
    return latestOfUnit(this.recordsOf(volumes, unit.hook), unit);
  }

  /** Merges when there are many segments or `keep` is given; keeps the newest records, within the bound. */
  async sweep(keep?: (record: TaskIngredients) => boolean): Promise<void> {
    const volumes = await this.shelf.library.openAll('ingredients', null);
    if (!isMany(volumes) && !keep) return;
    const records = this.recordsOf(volumes, null).filter(keep ?? (() => true));
    const latest = [...groupBy(records, ({ hook }) => hook).values()].flatMap(withoutOutdated);
    const sections = withinBound(latest, this.maxBytes);
    if (sections.length > 0 && !(await this.shelf.put('ingredients', null, sections))) return;
    const done = volumes.filter(({ kind }) => kind === 'open' || kind === 'damaged');
    await this.shelf.storage.remove(done.map(({ volume }) => volume.segment));
  }

  private recordsOf(volumes: readonly OpenVolume[], only: HookName | null): readonly TaskIngredients[] {
    return volumes.flatMap((opened) => {
      if (opened.kind !== 'open') return [];
      return opened.sections.flatMap(({ hook, content }) => {
        if (only !== null && hook !== only) return [];
        const records = decodeIngredients(hook, content);
        if (!records) this.shelf.library.complain('ingredients cannot be read');
        return records ?? [];
      });
    });
  }
}

function sectionsOf(records: readonly TaskIngredients[]): readonly Section[] {
  return [...groupBy(records, ({ hook }) => hook)].map(([hook, found]) => ({
    hook,
    content: encodeIngredients(found),
  }));
}

/** Halves the records, oldest out, until they fit. */
function withinBound(records: readonly TaskIngredients[], maxBytes: number): readonly Section[] {
  let kept = [...records].sort((a, b) => b.recordedAt - a.recordedAt);
  for (;;) {
    const sections = sectionsOf(kept);
    if (sections.reduce((sum, { content }) => sum + content.length, 0) <= maxBytes) return sections;
    kept = kept.slice(0, Math.floor(kept.length / 2));
  }
}
