import type { TaskIngredients, UnitAddress, UnitIngredients } from './task-ingredients';

/** What the last verdict of a unit was made of, among records of its hook in any order. */
export function latestOfUnit(records: readonly TaskIngredients[], { root, file }: UnitAddress): UnitIngredients | null {
  let latest: UnitIngredients | null = null;
  for (const record of records) {
    if (record.root !== root || record.units !== (file === null ? 'together' : 'each')) continue;
    if (latest && latest.recordedAt > record.recordedAt) continue;
    const files = file === null ? record.files : record.files.filter((checked) => checked.file === file);
    if (file !== null && files.length === 0) continue;
    const { contextDigest, context, recordedAt } = record;
    latest = { contextDigest, context, files, recordedAt };
  }
  return latest;
}

/** The records of one hook without what newer ones say again; newest first. */
export function withoutOutdated(records: readonly TaskIngredients[]): readonly TaskIngredients[] {
  const said = new Set<string>();
  const sayNow = (...unit: readonly string[]): boolean => {
    const key = JSON.stringify(unit);
    return !said.has(key) && said.add(key) !== undefined;
  };
  return [...records]
    .sort((a, b) => b.recordedAt - a.recordedAt)
    .flatMap((record) => {
      if (record.units === 'together') return sayNow(record.root) ? [record] : [];
      const files = record.files.filter(({ file }) => sayNow(record.root, file));
      return files.length > 0 ? [{ ...record, files }] : [];
    });
}
