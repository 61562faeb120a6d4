import { count } from './count';
import { printable } from './printable';

/**
 * A tool's own words, at most `limit` lines: the beginning, where the first trouble is, and the end, where tools put
 * their summary.
 */
export function rawOutput(output: string, limit: number, whole: string): string {
  const lines = printable(output).trim().split('\n');
  if (lines.length <= limit) return lines.join('\n');
  const tail = Math.floor(limit / 4);
  const head = limit - tail;
  const left = `... ${count(lines.length - limit, 'more line')}, see ${whole}`;
  return [...lines.slice(0, head), left, ...lines.slice(lines.length - tail)].join('\n');
}
