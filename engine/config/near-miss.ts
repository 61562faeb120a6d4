import { distance } from 'fastest-levenshtein';

/** The known word that a mistyped one most likely stands for; `null` where none is close. */
export function nearMiss(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const d = distance(word.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best !== null && bestDistance <= allowed(word, best) ? best : null;
}

/** A third of the letters may differ, two of four for a swapped pair, and never all of them. */
function allowed(word: string, candidate: string): number {
  return Math.min(Math.ceil(Math.max(word.length, candidate.length) / 3), word.length - 1, candidate.length - 1);
}
