import type { HookName } from '../hooks/brand';
import type { VerdictTable } from './segments/verdict-table';
import type { HookStats } from './verdict-store';

/** Counts the verdicts of one hook; one that lies in two segments counts once, as the newest says. */
export function statsOf(hook: HookName, tables: readonly VerdictTable[]): HookStats | null {
  const newestOf = new Map<string, { readonly table: VerdictTable; readonly index: number }>();
  for (const table of tables) {
    for (let index = 0; index < table.count; index += 1) {
      const fingerprint = table.fingerprintAt(index);
      const known = newestOf.get(fingerprint);
      if (known && known.table.recordedAt(known.index) >= table.recordedAt(index)) continue;
      newestOf.set(fingerprint, { table, index });
    }
  }
  const verdicts = [...newestOf.values()].flatMap(({ table, index }) => table.verdictAt(index) ?? []);
  if (verdicts.length === 0) return null;
  return verdicts.reduce<HookStats>(
    (stats, { outcome, recordedAt, duration }) => ({
      hook,
      passed: stats.passed + (outcome === 'passed' ? 1 : 0),
      failed: stats.failed + (outcome === 'failed' ? 1 : 0),
      oldest: Math.min(stats.oldest, recordedAt),
      newest: Math.max(stats.newest, recordedAt),
      duration: stats.duration + duration,
    }),
    { hook, passed: 0, failed: 0, oldest: Number.POSITIVE_INFINITY, newest: 0, duration: 0 },
  );
}
