import type { Strategy } from '../hooks/strategy';
import type { Look } from './run-group';
import type { TaskRequest } from './run-request';

/** Tasks that wait for a slot, by group. */
export interface Queue {
  add(look: Look): void;
  /** The group to start now and the slots it takes; `null`: nothing can start before something ends. */
  next(): { readonly looks: readonly Look[]; readonly slots: number } | null;
  release(slots: number): void;
}

export interface QueueOptions {
  readonly strategy: Pick<Strategy, 'order'>;
  readonly concurrency: number;
  /** Expected milliseconds of a task. */
  readonly expected: (request: TaskRequest) => number;
}

export function createQueue({ strategy, concurrency, expected }: QueueOptions): Queue {
  const groups = new Map<string, Look[]>();
  let free = concurrency;

  const first = (): [string, Look[]] | undefined => {
    const waiting = [...groups];
    if (strategy.order === 'declared') return waiting[0];
    return waiting.reduce<[string, Look[]] | undefined>(
      (longest, group) => (longest === undefined || cost(group[1]) > cost(longest[1]) ? group : longest),
      undefined,
    );
  };
  const cost = (looks: readonly Look[]) => looks.reduce((sum, look) => sum + expected(look.task.request), 0);

  return {
    add(look) {
      const looks = groups.get(look.task.group);
      if (looks) looks.push(look);
      else groups.set(look.task.group, [look]);
    },
    next() {
      const group = first();
      if (group === undefined) return null;
      const [key, looks] = group;
      const needed = slotsOf(looks, concurrency);
      if (needed > free) return null;
      groups.delete(key);
      const slots = canSpread(looks) && groups.size === 0 ? free : needed;
      free -= slots;
      return { looks, slots };
    },
    release(slots) {
      free += slots;
    },
  };
}

/** An exclusive hook takes every slot; no hook takes more than there are. */
function slotsOf(looks: readonly Look[], concurrency: number): number {
  const wanted = looks.map(({ task }) => (task.hook.exclusive ? concurrency : task.hook.slots));
  return Math.min(concurrency, Math.max(1, ...wanted));
}

/** Files that are judged one by one may be spread over several processes. */
function canSpread(looks: readonly Look[]): boolean {
  return looks.every(({ task }) => task.fileUnits.length > 0);
}
