import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HookResult } from '../../engine/hooks/hook-result';

/** What every task left behind, by `project:hook`. */
export type Results = ReadonlyMap<string, HookResult>;

export function readResults(root: string): Results {
  const folder = join(root, '.hookgraph');
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((name) => name.endsWith('.result.json'));
  const results = files.sort().map((name): HookResult => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return new Map(results.map((result) => [`${result.project}:${result.hook}`, result]));
}

/** Tasks that ran between two readings, sorted. */
export function tasksRun(before: Results, after: Results): readonly string[] {
  const ran = [...after].filter(([task, { startedAt }]) => before.get(task)?.startedAt !== startedAt);
  return ran.map(([task]) => task).sort();
}
