import { join } from 'node:path';
import type { HookResult } from '../hooks/hook-result';
import { sourceLines } from '../report/source-lines';
import type { FileSystem } from '../system/ports';
import { applyBaseline } from './apply-baseline';
import type { Baseline } from './known-finding';

export interface FilterOptions {
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** UTC: `2026-12-31`. */
  readonly today: string;
  /**
   * False: entries that end some day count for nothing, since the hash of a task would not tell that they have ended and
   * its green would be replayed for ever.
   */
  readonly keepsEnding: boolean;
  readonly files: Pick<FileSystem, 'readText'>;
}

/** Sets apart what the baseline knows, in the workspace as it is on the disk. */
export function baselineFilter(
  baseline: Baseline,
  { root, today, keepsEnding, files }: FilterOptions,
): (result: HookResult) => HookResult {
  const source = (file: string) => files.readText(join(root, file));
  const usable = keepsEnding ? baseline : withoutEnding(baseline);
  return (result) => applyBaseline(result, { baseline: usable, today, source, lines: sourceLines(source) });
}

function withoutEnding(baseline: Baseline): Baseline {
  return new Map(
    [...baseline].map(([hook, projects]) => [
      hook,
      new Map([...projects].map(([root, entries]) => [root, entries.filter(({ expires }) => expires === null)])),
    ]),
  );
}
