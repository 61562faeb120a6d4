import type { Verdict } from './verdict';

/** What a store says to a list of keys. */
export interface Answers {
  /** The verdict of the key at a place of the list; `null` where it is missing, expired or damaged. */
  at(place: number): Verdict | null;
}
