import type { Digest, HookName } from '../hooks/brand';
import { digestLength, dayOf } from './segments/record';
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
  const found = new Map<Digest, Verdict>();
  const digest = Buffer.alloc(digestLength);
  const today = dayOf(now);
  for (const { hook, fingerprint, maxAge } of keys) {
    // What is no digest would leave bytes of the key before in the buffer.
    if (fingerprint.length !== 2 * digestLength || digest.write(fingerprint, 'hex') !== digestLength) continue;
    let newest = -1;
    let verdict: Verdict | null = null;
    let usedDay = 0;
    for (const table of tables.get(hook) ?? []) {
      const index = table.find(digest);
      if (index < 0) continue;
      const recordedAt = table.recordedAt(index);
      if (recordedAt <= newest || !isYoungEnough(now - recordedAt, maxAge)) continue;
      const read = table.verdictAt(index);
      if (!read) {
        onDamage();
        continue;
      }
      newest = recordedAt;
      verdict = read;
      usedDay = table.usedDay(index);
    }
    if (!verdict) continue;
    found.set(fingerprint, verdict);
    if (usedDay < today) onUse(hook, fingerprint);
  }
  return found;
}

/** With a limit, a verdict from the future is none: the clock went back, so its age is unknown. */
export function isYoungEnough(age: number, maxAge: number | null): boolean {
  return maxAge === null || (age >= 0 && age <= maxAge);
}
