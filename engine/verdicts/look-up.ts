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
  // One plain loop: with 100,000 keys an object for each question costs as much as finding the answer.
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place];
    if (!key) continue;
    let newest: Verdict | null = null;
    let usedDay = today;
    for (const table of tables.get(key.hook) ?? []) {
      const index = table.find(view, place);
      if (index < 0) continue;
      const recordedAt = table.recordedAt(index);
      if (newest !== null && recordedAt <= newest.recordedAt) continue;
      if (!isYoungEnough(now - recordedAt, key.maxAge)) continue;
      const verdict = table.verdictAt(index);
      if (verdict === null) onDamage();
      else [newest, usedDay] = [verdict, table.usedDay(index)];
    }
    if (newest === null) continue;
    found.set(key.fingerprint, newest);
    if (usedDay < today) onUse(key.hook, key.fingerprint);
  }
  return found;
}

/** With a limit, a verdict from the future is none: the clock went back, so its age is unknown. */
export function isYoungEnough(age: number, maxAge: number | null): boolean {
  return maxAge === null || (age >= 0 && age <= maxAge);
}
