import type { HitRate } from '../../engine/history';
import { count } from '../../engine/report/count';
import { printableLine } from '../../engine/report/printable';
import type { StoreStats } from '../../engine/verdicts';
import { byteWords } from '../byte-words';
import { spanWords, timeWords } from '../time-words';
import type { FlakyStats, RunStats } from './run-stats';
import { table } from './table';

/** Days that are printed; `--json` has them all. */
const shownDays = 14;
const shownFlaky = 50;

/** @param now epoch milliseconds */
export function statsText({ lastRun, recorded, fixing, store }: RunStats, now: number): string {
  if (lastRun === null) {
    const none = 'No run is recorded yet: nx run-many -t quality';
    return [none, '', ...fixLines(fixing, now), ...storeLines(store)].join('\n');
  }
  const strategy = lastRun.strategy === null ? '' : `, ${lastRun.strategy}`;
  const since = recorded.since === null ? '' : `, since ${timeWords(recorded.since, now)}`;
  return [
    `Last run (${timeWords(lastRun.startedAt, now)}${strategy}, ${spanWords(lastRun.duration)})`,
    ...rateTable(
      'hook',
      lastRun.hooks.map((each) => [each.hook, each]),
      lastRun.rate,
    ),
    '',
    `All recorded runs (${recorded.runs}${since})`,
    ...rateTable(
      'hook',
      recorded.hooks.map((each) => [each.hook, each]),
      recorded.rate,
    ),
    '',
    'By day',
    ...rateTable(
      'day (UTC)',
      recorded.days.slice(-shownDays).map((each) => [each.day, each]),
      null,
    ),
    '',
    ...fixLines(fixing, now),
    ...storeLines(store),
    '',
    'Tasks that Nx replays by itself never reach hookgraph and are not counted.',
  ].join('\n');
}

export function flakyText({ runs, since, flaky }: FlakyStats, now: number): string {
  const span = since === null ? '' : ` since ${timeWords(since, now)}`;
  if (flaky.length === 0) return `No hook was flaky in ${count(runs, 'recorded run')}${span}.`;
  const rows = flaky
    .slice(0, shownFlaky)
    .map((task) => [
      printableLine(`${task.hook} of ${task.project}`),
      `${task.retried}`,
      `${task.contradictions}`,
      `${task.runs}`,
      timeWords(task.lastSeen, now),
    ]);
  return [
    `${count(flaky.length, 'flaky task')} in ${count(runs, 'recorded run')}${span}`,
    ...table([['task', 'passed on a retry', 'passed and failed unchanged', 'runs', 'last seen'], ...rows]).map(
      indented,
    ),
    ...(flaky.length > shownFlaky ? [`  ... and ${flaky.length - shownFlaky} more, see --json`] : []),
  ].join('\n');
}

function rateTable(
  title: string,
  rates: readonly (readonly [name: string, rate: HitRate])[],
  total: HitRate | null,
): readonly string[] {
  const rows = rates.map(([name, rate]) => cells(name, rate));
  const heading = [title, 'tasks', 'replayed', 'hits', 'misses', 'hit rate', 'saved'];
  return table([heading, ...rows, ...(total === null || rates.length < 2 ? [] : [cells('all', total)])]).map(indented);
}

function cells(name: string, { tasks, replayedTasks, hits, misses, saved }: HitRate): readonly string[] {
  const all = hits + misses;
  const rate = all === 0 ? '-' : `${Math.floor((100 * hits) / all)}%`;
  return [
    printableLine(name),
    `${tasks}`,
    `${replayedTasks}`,
    `${hits}`,
    `${misses}`,
    rate,
    saved > 0 ? spanWords(saved) : '-',
  ];
}

function fixLines({ runs, since, hooks }: RunStats['fixing'], now: number): readonly string[] {
  if (since === null) return [];
  const rows = hooks.map(({ hook, tasks, fixed, left }) => [printableLine(hook), `${tasks}`, `${fixed}`, `${left}`]);
  return [
    `All recorded fixing (${count(runs, 'run')}, since ${timeWords(since, now)})`,
    ...table([['hook', 'tasks', 'files fixed', 'still red'], ...rows]).map(indented),
    '',
  ];
}

function storeLines({ bytes, hooks }: StoreStats): readonly string[] {
  const total = hooks.reduce((sum, { passed, failed }) => sum + passed + failed, 0);
  const rows = hooks.map(({ hook, passed, failed }) => [printableLine(hook), `${passed}`, `${failed}`]);
  return [
    `Store: ${count(total, 'verdict')}, ${byteWords(bytes)}`,
    ...(rows.length > 0 ? table([['hook', 'green', 'red'], ...rows]).map(indented) : []),
  ];
}

const indented = (line: string): string => `  ${line}`;
