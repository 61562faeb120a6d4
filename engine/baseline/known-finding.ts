/** A finding that was there when the baseline was made: one line of the baseline of a hook. */
export interface KnownFinding {
  /** What it is, whatever its file is called and wherever in it the line stands; see `identityOf`. */
  readonly id: string;
  /** Where it was seen last: a hint for people, and for telling equal findings apart. */
  readonly file: string | null;
  /** Counts findings of one identity in one file, from 0. */
  readonly occurrence: number;
  readonly rule: string | null;
  /** For people; at most 200 characters. */
  readonly message: string;
  readonly reason: string | null;
  /** Last day on which it is known, UTC: `2026-12-31`; `null`: for ever. */
  readonly expires: string | null;
}

/** Known findings of one hook by root of the project. */
export type HookBaseline = ReadonlyMap<string, readonly KnownFinding[]>;

/** Known findings by hook. */
export type Baseline = ReadonlyMap<string, HookBaseline>;

/** What tells two lines apart; the same line twice, as a merge may leave it, is one. */
export function keyOf({ id, file, occurrence }: Pick<KnownFinding, 'id' | 'file' | 'occurrence'>): string {
  return JSON.stringify([id, occurrence, file]);
}
