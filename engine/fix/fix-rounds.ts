import type { FilePath } from '../hooks/brand';
import type { Finding } from '../hooks/finding';
import { blocks } from '../run/admission';
import type { FixSettled } from './fix-run';
import { fileStates } from './file-states';

/** Why no further round is worth it. */
export type RoundsEnd =
  /** Nothing that blocks is red. */
  | 'clean'
  /** A round changed no file. */
  | 'nothing-changed'
  /** A round brought findings that the one before did not have. */
  | 'new-findings'
  /** A round left the files as an earlier one had: fixers undo each other. */
  | 'seen-before'
  | 'max-rounds'
  /** The run was told to stop. */
  | 'cancelled';

export interface Round {
  /** From 1. */
  readonly number: number;
  readonly settled: readonly FixSettled[];
  /** Files that differ from what they were before the round; sorted. */
  readonly changed: readonly FilePath[];
  /** Findings that the round before did not have; empty in the first. */
  readonly brought: readonly Finding[];
  /** `null`: another round follows. */
  readonly end: RoundsEnd | null;
}

export interface RoundsOptions {
  readonly maxRounds: number;
  readonly signal: AbortSignal;
  /** Fixes and checks once. */
  readonly round: () => Promise<readonly FixSettled[]>;
}

/** Fixes and checks until another round can do no good. The last round has an `end`. */
export async function* fixRounds({ maxRounds, signal, round }: RoundsOptions): AsyncGenerator<Round> {
  const states = fileStates();
  let before: readonly Finding[] | null = null;
  for (let number = 1; ; number++) {
    const settled = await round();
    const written = [...settled].sort((a, b) => a.wave - b.wave).flatMap(({ touched }) => touched);
    const { changed, isSeen } = states.note(written);
    const findings = settled.flatMap(({ check }) => check.findings);
    const brought = before === null ? [] : newFindings(before, findings);
    const end = endOf({ settled, isLast: number >= maxRounds, isCancelled: signal.aborted, changed, isSeen, brought });
    yield { number, settled, changed, brought, end };
    if (end !== null) return;
    before = findings;
  }
}

interface RoundFacts extends Pick<Round, 'settled' | 'changed' | 'brought'> {
  readonly isLast: boolean;
  readonly isCancelled: boolean;
  readonly isSeen: boolean;
}

function endOf({ settled, isLast, isCancelled, changed, isSeen, brought }: RoundFacts): RoundsEnd | null {
  if (isCancelled) return 'cancelled';
  if (!settled.some(({ check }) => blocks(check, null))) return 'clean';
  // Before "nothing changed": two fixers that undo each other within a round leave nothing changed either.
  if (isSeen && settled.some(({ touched }) => touched.length > 0)) return 'seen-before';
  if (changed.length === 0) return 'nothing-changed';
  if (brought.length > 0) return 'new-findings';
  return isLast ? 'max-rounds' : null;
}

/** Findings of `after` that `before` has not, or fewer of. Places are no part of it: a fix moves lines. */
export function newFindings(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const left = new Map<string, number>();
  for (const finding of before) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  return after.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    return count <= 0;
  });
}

function keyOf({ file, rule, message }: Finding): string {
  return JSON.stringify([file, rule, message]);
}
