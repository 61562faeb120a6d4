import { join } from 'node:path';
import type { FileSystem } from '../system/ports';
import type { Baseline, HookBaseline } from './known-finding';
import { baselineEnding, baselineFile, baselineFolder } from './baseline-file';
import { readBaseline } from './read-baseline';

export interface OpenBaseline {
  readonly baseline: Baseline;
  /** Files that cannot be read, of which nothing counts: where and why. */
  readonly problems: readonly string[];
}

/** @param root absolute path of the workspace root */
export function openBaseline(root: string, files: Pick<FileSystem, 'list' | 'readText'>): OpenBaseline {
  const baseline = new Map<string, HookBaseline>();
  const problems: string[] = [];
  for (const name of files.list(join(root, baselineFolder))) {
    if (!name.endsWith(baselineEnding)) continue;
    const hook = name.slice(0, -baselineEnding.length);
    const read = readBaseline(files.readText(join(root, baselineFolder, name)) ?? '');
    if (read.ok) baseline.set(hook, read.value);
    else problems.push(`${baselineFile(hook)}: ${read.failure}; nothing of it counts until that is mended`);
  }
  return { baseline, problems };
}

/**
 * What of a baseline depends on the day, for the hashes of the tasks: entries that have expired are no change of any
 * file. Empty where none has.
 */
export function expiredMark(baseline: Baseline, today: string): string {
  const dates = [...baseline.values()].flatMap((hook) => [...hook.values()].flat().map(({ expires }) => expires));
  const expired = dates.filter((date): date is string => date !== null && date < today).sort();
  // Dates pass one after the other: the last one that has says which.
  return expired.at(-1) ?? '';
}

/** The day in UTC: `2026-12-31`. @param now epoch milliseconds */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
