import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every task left behind, by task: `@ferry/fares eslint`. */
export function readResults(root) {
  const folder = join(root, '.hookgraph');
  const files = readdirSync(folder).filter((name) => name.endsWith('.result.json'));
  const results = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  return new Map(results.map((result) => [`${result.project} ${result.hook}`, result]));
}

/** Tasks that ran between two readings: started later, or not there before. */
export function tasksRun(before, after) {
  return [...after].filter(([task, result]) => before.get(task)?.startedAt !== result.startedAt).map(([task]) => task);
}
