import type { HookName } from '../hooks/brand';
import { evict } from './evict';
import { groupBy } from './group-by';
import { isMany } from './is-many';
import { isYoungEnough } from './look-up';
import { rewrite, type KeepVerdict, type Shelf } from './rewrite';
import type { Volume } from './segment-library';
import { dayOf } from './segments/record';
import type { SegmentKind } from './segments/segment-name';
import { tablesOf } from './tables';
import type { UseMarks } from './use-marks';

/** More segments of one hook than this become one. */
const toleratedOfHook = 4;

/** Whether there is something to merge or, past the bound (bytes), to drop. */
export function isCrowded(volumes: readonly Volume[], maxBytes: number): boolean {
  const bytes = volumes.reduce((sum, { segment }) => sum + segment.size, 0);
  const ofKind = (kind: SegmentKind) => volumes.filter((each) => each.kind === kind);
  const verdicts = ofKind('verdicts');
  return (
    bytes > maxBytes ||
    isMany(ofKind('ingredients')) ||
    isMany(verdicts.filter(isFresh)) ||
    crowdedHooks(verdicts).length > 0
  );
}

/** Fresh ones are of several hooks, as one commit has written them. */
function isFresh({ hook }: Volume): boolean {
  return hook === null;
}

function crowdedHooks(verdicts: readonly Volume[]): readonly HookName[] {
  return [...groupBy(verdicts, ({ hook }) => hook)].flatMap(([hook, found]) =>
    hook !== null && found.length > toleratedOfHook ? [hook] : [],
  );
}

export interface Sweep {
  readonly shelf: Shelf;
  readonly marks: UseMarks;
  readonly maxAges: ReadonlyMap<HookName, number>;
  readonly maxBytes: number;
  readonly now: number;
}

/** Whether anything was merged or dropped. */
export async function sweepVerdicts(sweep: Sweep): Promise<void> {
  const { shelf, marks, now } = sweep;
  const volumes = (await shelf.library.list()).filter(({ kind }) => kind === 'verdicts');
  const fresh = volumes.filter(isFresh);
  const due = await dueHooks(sweep, volumes);
  if (due.size > 0 || isMany(fresh)) {
    const settled = volumes.filter(({ hook }) => hook !== null && due.has(hook));
    if (await rewrite(shelf, [...fresh, ...settled], keepLiving(sweep))) marks.clear();
  }
  await evict(shelf, sweep.maxBytes, now);
}

/** Hooks whose segments are to be made one: too many, used verdicts to note down, expired verdicts to drop. */
async function dueHooks(sweep: Sweep, volumes: readonly Volume[]): Promise<ReadonlySet<HookName>> {
  const due = new Set([...sweep.marks.hooks(), ...crowdedHooks(volumes)]);
  const expiring = volumes.filter(({ hook }) => hook === null || sweep.maxAges.has(hook));
  if (sweep.maxAges.size === 0) return due;
  for (const volume of expiring) {
    for (const [hook, tables] of tablesOf([await sweep.shelf.library.open(volume)], () => undefined)) {
      const maxAge = sweep.maxAges.get(hook) ?? null;
      const hasExpired = tables.some((table) => {
        for (let index = 0; index < table.count; index += 1) {
          if (!isYoungEnough(sweep.now - table.recordedAt(index), maxAge)) return true;
        }
        return false;
      });
      if (hasExpired) due.add(hook);
    }
  }
  return due;
}

function keepLiving({ marks, maxAges, now }: Sweep): KeepVerdict {
  const today = dayOf(now);
  const marked = marks.hooks();
  return (hook, table, index) => {
    if (!isYoungEnough(now - table.recordedAt(index), maxAges.get(hook) ?? null)) return null;
    const isUsed = marked.has(hook) && marks.has(hook, table.fingerprintAt(index));
    return isUsed ? today : table.usedDay(index);
  };
}
