import { distance } from 'fastest-levenshtein';

/** The known word that a mistyped one most likely stands for; `null` where none is close. */
export function nearMiss(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestMistakes = Infinity;
  for (const candidate of known) {
    const mistakes = countMistakes(word.toLowerCase(), candidate.toLowerCase());
    if (mistakes < bestMistakes) [best, bestMistakes] = [candidate, mistakes];
  }
  return best !== null && bestMistakes <= allowed(word, best) ? best : null;
}

/** Edits, where two letters that changed places are one mistake and not two. */
function countMistakes(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && sorted(a) === sorted(b) ? 1 : edits;
}

/** A third of the letters may be wrong, and never all of them. */
function allowed(word: string, candidate: string): number {
  return Math.min(Math.ceil(Math.max(word.length, candidate.length) / 3), word.length - 1, candidate.length - 1);
}

const sorted = (word: string): string => [...word].sort().join('');
