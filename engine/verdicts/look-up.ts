import type { Digest, HookName } from '../hooks/brand';
import { isDigest, parseDigests, viewOf } from './segments/parse-digests';
import { dayOf } from './segments/record';
import type { VerdictTable } from './segments/verdict-table';
import type { StoreKey, Verdict } from './verdict';

export interface LookUp {
  readonly keys: readonly StoreKey[];
  readonly tables: ReadonlyMap<HookName, readonly VerdictTable[]>;
  /** Epoch milliseconds. */
  readonly now: number;
  /** A verdict was found that is not yet known to be used today. */
  readonly onUse: (hook: HookName, fingerprint: Digest) => void;
  /** A record was found whose payload cannot be read. */
  readonly onDamage: () => void;
}

/** The newest verdict of each key that is young enough. */
export function lookUpIn({ keys, tables, now, onUse, onDamage }: LookUp): ReadonlyMap<Digest, Verdict> {
  const digests = parseDigests(keys.map(({ fingerprint }) => fingerprint));
  if (!digests) {
    // What is no digest is no key of anything.
    const valid = keys.filter(({ fingerprint }) => isDigest(fingerprint));
    return valid.length < keys.length ? lookUpIn({ keys: valid, tables, now, onUse, onDamage }) : new Map();
  }
  const found = new Map<Digest, Verdict>();
  const view = viewOf(digests);
  const today = dayOf(now);
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place];
    const newest = key && newestOf(tables.get(key.hook) ?? [], { view, place, now, maxAge: key.maxAge, onDamage });
    if (!key || !newest) continue;
    found.set(key.fingerprint, newest.verdict);
    if (newest.usedDay < today) onUse(key.hook, key.fingerprint);
  }
  return found;
}

interface Question {
  /** Digests that are asked, and which of them is meant. */
  readonly view: DataView;
  readonly place: number;
  readonly now: number;
  readonly maxAge: number | null;
  readonly onDamage: () => void;
}

interface Answer {
  readonly verdict: Verdict;
  readonly usedDay: number;
}

function newestOf(tables: readonly VerdictTable[], { view, place, now, maxAge, onDamage }: Question): Answer | null {
  let newest: Answer | null = null;
  for (const table of tables) {
    const index = table.find(view, place);
    if (index < 0) continue;
    const recordedAt = table.recordedAt(index);
    if (newest && recordedAt <= newest.verdict.recordedAt) continue;
    if (!isYoungEnough(now - recordedAt, maxAge)) continue;
    const verdict = table.verdictAt(index);
    if (verdict) newest = { verdict, usedDay: table.usedDay(index) };
    else onDamage();
  }
  return newest;
}

/** With a limit, a verdict from the future is none: the clock went back, so its age is unknown. */
export function isYoungEnough(age: number, maxAge: number | null): boolean {
  return maxAge === null || (age >= 0 && age <= maxAge);
}
