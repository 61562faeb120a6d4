import type { Strategy } from '../hooks/strategy';
import { filesPerProcess, type Look } from './run-group';
import type { TaskRequest } from './run-request';
import { spareSlots, type SpareSlots } from './spare-slots';

/** Tasks that wait for a slot, by group. */
export interface Queue {
  add(look: Look): void;
  /** The group to start now and the slots it takes; `null`: nothing can start before something ends. */
  next(): { readonly looks: readonly Look[]; readonly slots: number } | null;
  /** Lends a slot that nobody waits for to a group that runs; when it has ended the slot is to be released. */
  lend(): Promise<void> | null;
  /** Where groups that run ask for it. */
  readonly spare: SpareSlots;
  release(slots: number): void;
}

export interface QueueOptions {
  readonly strategy: Pick<Strategy, 'order'>;
  readonly concurrency: number;
  /** Expected milliseconds of a task. */
  readonly expected: (request: TaskRequest) => number;
  /** Place of a task in the declared order. */
  readonly rank: (request: TaskRequest) => number;
}

interface Group {
  readonly key: string;
  readonly looks: Look[];
  rank: number;
  cost: number;
}

/**
 * The first group in the strategy's order goes next. Where it needs more slots than are free it is waited for, so that
 * small ones cannot keep it out for ever.
 */
export function createQueue({ strategy, concurrency, expected, rank }: QueueOptions): Queue {
  const groups = new Map<string, Group>();
  const spare = spareSlots();
  let free = concurrency;

  const isBefore = (a: Group, b: Group): boolean =>
    strategy.order === 'longest-first' && a.cost !== b.cost ? a.cost > b.cost : a.rank < b.rank;
  const first = (): Group | null => {
    let best: Group | null = null;
    for (const group of groups.values()) if (best === null || isBefore(group, best)) best = group;
    return best;
  };

  return {
    add(look) {
      const { group: key, request } = look.task;
      const group = groups.get(key) ?? { key, looks: [], rank: Number.POSITIVE_INFINITY, cost: 0 };
      group.looks.push(look);
      group.rank = Math.min(group.rank, rank(request));
      group.cost += expected(request);
      groups.set(key, group);
    },
    next() {
      const group = first();
      if (group === null) return null;
      const { key, looks } = group;
      const needed = slotsOf(looks, concurrency);
      if (needed > free) return null;
      // What is free is shared with those that wait, as far as the group can use it.
      const share = Math.floor(free / groups.size);
      const slots = Math.max(needed, Math.min(usefulSlots(looks, concurrency), share));
      groups.delete(key);
      free -= slots;
      return { looks, slots };
    },
    lend() {
      const isSpare = () => groups.size === 0;
      const lent = free > 0 && isSpare() ? spare.lend(isSpare) : null;
      if (lent !== null) free -= 1;
      return lent;
    },
    spare,
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

/**
 * Files that are judged one by one may be spread over several processes or workers; a tool with workers of its own that
 * judges them together can use whatever there is. Whoever says `slots` gets what he says.
 */
function usefulSlots(looks: readonly Look[], concurrency: number): number {
  const [first] = looks;
  if (first === undefined || first.task.hook.slots > 1) return 1;
  const { driver, tool } = first.task;
  // It begins with one, and takes what is spare.
  if (driver.kind === 'module') return 1;
  if (looks.every(({ task }) => task.fileUnits.length > 0)) {
    return Math.floor(looks.reduce((sum, { files }) => sum + files.length, 0) / filesPerProcess);
  }
  return tool?.hasWorkers === true ? concurrency : 1;
}
