import type { Digest, HookName } from '../hooks/brand';
import type { Answers } from './answers';
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

const noKey = { fingerprint: '0'.repeat(64) };

/** The newest verdict of each key that is young enough. */
export function lookUpIn(lookUp: LookUp): Answers {
  const { keys } = lookUp;
  const digests = parseDigests(keys);
  if (digests) return find(keys, digests, lookUp);
  // What is no digest is no key of anything.
  const asked = keys.map((key) => (isDigest(key.fingerprint) ? key : null));
  const known = parseDigests(asked.map((key) => key ?? noKey));
  return known ? find(asked, known, lookUp) : { at: () => null };
}

/**
 * Where the verdicts lie. Those with something to say are decoded here: where one is damaged, an older one may do. A
 * clean pass is made when it is asked for; most never are, and 100,000 of them cost as much as finding them.
 */
function find(keys: readonly (StoreKey | null)[], digests: Buffer, { tables, now, onUse, onDamage }: LookUp): Answers {
  const view = viewOf(digests);
  const today = dayOf(now);
  const indices = new Uint32Array(keys.length);
  const sources = new Array<VerdictTable | null>(keys.length).fill(null);
  const spoken = new Map<number, Verdict>();
  // One plain loop: with 100,000 keys an object for each question costs as much as finding the answer.
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place];
    if (!key) continue;
    let newest = Number.NEGATIVE_INFINITY;
    let usedDay = today;
    for (const table of tables.get(key.hook) ?? []) {
      const index = table.find(view, place);
      if (index < 0) continue;
      const recordedAt = table.recordedAt(index);
      if (recordedAt <= newest || !isYoungEnough(now - recordedAt, key.maxAge)) continue;
      if (table.hasPayload(index)) {
        const verdict = table.verdictAt(index);
        if (verdict === null) {
          onDamage();
          continue;
        }
        spoken.set(place, verdict);
      }
      newest = recordedAt;
      usedDay = table.usedDay(index);
      indices[place] = index;
      sources[place] = table;
    }
    if (usedDay < today) onUse(key.hook, key.fingerprint);
  }
  return {
    at(place) {
      const table = sources[place] ?? null;
      const index = indices[place] ?? 0;
      if (table === null) return null;
      return table.hasPayload(index) ? (spoken.get(place) ?? null) : table.verdictAt(index);
    },
  };
}

/** With a limit, a verdict from the future is none: the clock went back, so its age is unknown. */
export function isYoungEnough(age: number, maxAge: number | null): boolean {
  return maxAge === null || (age >= 0 && age <= maxAge);
}
