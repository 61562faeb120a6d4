import type { Round, RoundsEnd } from '../../engine/fix/fix-rounds';
import type { FixSettled } from '../../engine/fix/fix-run';
import { isGreen } from '../../engine/hooks/outcome';
import { count } from '../../engine/report/count';
import { printableLine } from '../../engine/report/printable';
import { renderFix } from '../../engine/report/render-fix';
import type { RenderTaskOptions } from '../../engine/report/render-task';

/** Names that are printed of the files of a round. */
const namesShown = 20;

/** What one round did: how many files which hook changed, which files, and how much is left. */
export function roundText({ number, settled, changed }: Round): string {
  const findings = settled.reduce((sum, { check }) => sum + check.findings.length, 0);
  const left = findings === 0 ? '' : `; ${count(findings, 'finding')} left`;
  if (changed.length === 0) return `Round ${number}: changed nothing${left}`;
  const names = changed.slice(0, namesShown).map((file) => `  ${printableLine(file)}`);
  const rest = changed.length - names.length;
  const more = rest > 0 ? [`  ... and ${count(rest, 'other')}`] : [];
  const title = `Round ${number}: fixed ${count(changed.length, 'file')} (${byHook(settled)})${left}`;
  return [title, ...names, ...more].join('\n');
}

/** How it ended: what is still red, and why no further round was made. */
export function endText({ number, settled, brought, end }: Round, options: RenderTaskOptions): string {
  const red = settled.filter(({ check, fixer }) => fixer.kind === 'stopped' || !isGreen(check.outcome));
  const tasks = red.map((each) => `${printableLine(each.task.id)}\n\n${renderFix(each, options)}`);
  return [...tasks, `${reasonOf(end ?? 'max-rounds', number, brought.length)}`].join('\n\n');
}

function byHook(settled: readonly FixSettled[]): string {
  const counts = new Map<string, number>();
  for (const { task, touched } of settled) counts.set(task.hook, (counts.get(task.hook) ?? 0) + touched.length);
  return [...counts].flatMap(([hook, files]) => (files > 0 ? [`${hook} ${files}`] : [])).join(', ');
}

function reasonOf(end: RoundsEnd, rounds: number, brought: number): string {
  const after = `after ${count(rounds, 'round')}`;
  switch (end) {
    case 'clean':
      return `✔ All that can be fixed is green ${after}. Check the rest: nx run-many -t quality`;
    case 'nothing-changed':
      return `✖ Still red ${after}: the fixers change nothing any more, the rest needs a person.`;
    case 'new-findings':
      return `✖ Stopped ${after}: the last one brought ${count(brought, 'new finding')}.`;
    case 'seen-before':
      return `✖ Stopped ${after}: the files are as they were before, so fixers undo each other. Let one of them give in, or order them by "dependsOn".`;
    case 'max-rounds':
      return `✖ Still red ${after}, which is as many as are allowed: see --max-rounds.`;
    case 'cancelled':
      return `✖ Cancelled ${after}; every file is whole.`;
  }
}
