import ms from 'ms';
import type { TaskId } from '../hooks/brand';
import type { Observe } from '../hooks/run-event';
import { unreachable } from '../hooks/unreachable';
import { count } from './count';
import { groupedBy } from './grouped-by';
import { printableLine } from './printable';

/** How far a run is, made of its events. */
export interface Progress {
  readonly observe: Observe;
  /** One line; `null` before anything is planned. */
  line(): string | null;
  /** Milliseconds that the longest program has been running; 0 where none is. */
  longest(): number;
}

interface Running {
  readonly hook: string;
  readonly since: number;
  readonly open: Set<TaskId>;
}

/** How many of the running hooks a line names. */
const named = 3;

/** @param now milliseconds that never go back */
export function createProgress(now: () => number): Progress {
  let tasks: number | null = null;
  let done = 0;
  let replayed = 0;
  let checked = 0;
  let began = 0;
  const running = new Set<Running>();

  const finish = (task: TaskId) => {
    for (const program of running) {
      if (program.open.delete(task) && program.open.size === 0) running.delete(program);
    }
  };
  return {
    observe(event) {
      switch (event.type) {
        case 'planned':
          tasks = event.tasks;
          [done, replayed, checked] = [0, 0, 0];
          began = now();
          return;
        case 'started':
          running.add({ hook: event.hook, since: now(), open: new Set(event.tasks) });
          return;
        case 'fixed':
          for (const task of event.tasks) finish(task);
          return;
        case 'finished':
          finish(event.task);
          done += 1;
          if (event.replayed) replayed += 1;
          else checked += event.files;
          return;
        case 'summary':
          running.clear();
          return;
        case 'output':
        case 'finding':
        case 'retried':
        case 'timed-out':
          return;
        default:
          unreachable(event);
      }
    },
    longest: () => Math.max(0, ...[...running].map(({ since }) => now() - since)),
    line() {
      if (tasks === null) return null;
      const waiting = tasks - done - [...running].reduce((sum, { open }) => sum + open.size, 0);
      const seconds = (now() - began) / 1_000;
      const rate = checked > 0 && seconds > 0 ? Math.round(checked / seconds) : 0;
      return [
        `${done} of ${count(tasks, 'task')} done${replayed > 0 ? `, ${replayed} without a program` : ''}`,
        running.size > 0 ? `running: ${programs([...running], now())}` : '',
        waiting > 0 ? `${waiting} waiting` : '',
        rate > 0 ? `${count(rate, 'file')}/s` : '',
      ]
        .filter((part) => part !== '')
        .join('; ');
    },
  };
}

/** The longest first, since that is what one waits for; of a hook that several programs run, how many. */
function programs(running: readonly Running[], now: number): string {
  const sorted = [...running].sort((a, b) => a.since - b.since);
  const hooks = [...groupedBy(sorted, ({ hook }) => hook)].slice(0, named);
  const words = hooks.map(([hook, own]) => {
    const longest = ms(Math.floor((now - Math.min(...own.map(({ since }) => since))) / 1_000) * 1_000);
    return `${printableLine(hook)} ${longest}${own.length > 1 ? ` (${own.length} programs)` : ''}`;
  });
  const more = running.length - hooks.reduce((sum, [, own]) => sum + own.length, 0);
  return [...words, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
