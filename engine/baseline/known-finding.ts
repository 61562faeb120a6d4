/** A finding that was there when the baseline was made: one line of the baseline of a hook. */
export interface KnownFinding {
  /** What it is, whatever its file is called and wherever in it the line stands; see `identityOf`. */
  readonly id: string;
  /** Where it was seen last: equal findings of this file are taken for it first. */
  readonly file: string | null;
  /** Where it was when it was recorded: it keeps that when the file is renamed, so that it stays one entry. */
  readonly from: string | null;
  /** Counts findings of one identity that were recorded in one file, from 0. */
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

/**
 * What tells two entries of a project apart. Only what never changes while an entry lives: two branches that saw it move
 * to two files have two lines of one key, which are one entry.
 */
export function keyOf({ id, from, occurrence }: Pick<KnownFinding, 'id' | 'from' | 'occurrence'>): string {
  return JSON.stringify([id, occurrence, from]);
}
