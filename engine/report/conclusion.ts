import { count, grouped } from './count';
import type { Report } from './report-schema';
import { severityWords } from './severity-counts';

/** The report in one line: `2 errors, 1 warning; 3 of 20 tasks block; 12 replayed`. */
export function conclusionLine(report: Report): string {
  const { findings, known, replayed } = report.totals;
  const found = severityWords(findings);
  return [
    (found === '' ? (known > 0 ? 'no new findings' : 'no findings') : found) + knownWords(known),
    tasksLine(report),
    ...(replayed > 0 ? [`${grouped(replayed)} replayed`] : []),
  ].join('; ');
}

/** `, 12 known`: what the baseline knows is counted, not listed. */
export function knownWords(known: number): string {
  return known > 0 ? `, ${grouped(known)} known` : '';
}

/** How the tasks ended: `3 of 20 tasks block; 1 could not check; 2 skipped`. */
export function tasksLine({ totals: { tasks, red, states } }: Report): string {
  const unchecked = states['no-result'] + states.crashed + states.misconfigured + states['timed-out'];
  return [
    red === 0 ? `${count(tasks, 'task')}, none blocks` : `${grouped(red)} of ${count(tasks, 'task')} block`,
    ...(unchecked > 0 ? [`${grouped(unchecked)} could not check`] : []),
    ...(states.skipped > 0 ? [`${grouped(states.skipped)} skipped`] : []),
  ].join('; ');
}

/** The report in two or three words. */
export const verdictWords: Readonly<Record<Report['conclusion'], string>> = {
  clean: 'Clean',
  findings: 'Problems found',
  'could-not-check': 'Could not check everything',
};
