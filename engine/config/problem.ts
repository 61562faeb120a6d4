import type { ConfigPlace, ConfigProblem } from '../hooks/failure';
import type { ConfigDocument } from './document';
import { placeOfKey, placeOfValue, type ConfigPath } from './place';
import type { Sentence } from './sentences';

/** A problem underlined at the value at a path. */
export function problemAtValue(document: ConfigDocument, path: ConfigPath, sentence: Sentence): ConfigProblem {
  return problemAt(document, placeOfValue(document, path), sentence);
}

/** A problem underlined at the key of the property at a path. */
export function problemAtKey(document: ConfigDocument, path: ConfigPath, sentence: Sentence): ConfigProblem {
  return problemAt(document, placeOfKey(document, path), sentence);
}

export function problemAt(document: ConfigDocument, place: ConfigPlace, sentence: Sentence): ConfigProblem {
  return { place, source: document.text, ...sentence };
}

/** Each problem once, in the order of the text. */
export function sortProblems(problems: Iterable<ConfigProblem>): readonly ConfigProblem[] {
  const unique = new Map<string, ConfigProblem>();
  for (const problem of problems) {
    const { file, line, column } = problem.place;
    unique.set(JSON.stringify([file, line, column, problem.message]), problem);
  }
  return [...unique.values()].sort(
    ({ place: a }, { place: b }) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
