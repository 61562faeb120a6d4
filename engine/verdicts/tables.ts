import type { HookName } from '../hooks/brand';
import { groupBy } from './group-by';
import type { OpenVolume } from './segment-library';
import { VerdictTable } from './segments/verdict-table';

/** Verdict tables by hook, out of all that could be opened; `onDamage` for each that is none. */
export function tablesOf(
  volumes: readonly OpenVolume[],
  onDamage: () => void,
): ReadonlyMap<HookName, readonly VerdictTable[]> {
  const tables = volumes.flatMap((opened) => {
    if (opened.kind !== 'open') return [];
    return opened.sections.flatMap(({ hook, content }) => {
      const table = VerdictTable.over(content);
      if (table) return [{ hook, table }];
      onDamage();
      return [];
    });
  });
  return new Map(
    [...groupBy(tables, ({ hook }) => hook)].map(([hook, found]) => [hook, found.map(({ table }) => table)]),
  );
}
