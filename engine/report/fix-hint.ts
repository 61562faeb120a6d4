import { grouped } from './count';
import type { Report } from './report-schema';

/** What to do where tools can mend some of what they found; empty where they cannot, or where nothing is red. */
export function fixHint({ conclusion, totals: { fixable } }: Pick<Report, 'conclusion' | 'totals'>): string {
  if (conclusion === 'clean' || fixable === 0) return '';
  return `${grouped(fixable)} of them can be fixed: npx hookgraph fix`;
}
