import type { Node } from 'jsonc-parser';
import type { ConfigProblem } from '../hooks/failure';
import type { ConfigDocument } from './document';
import { placeAt, type ConfigPath } from './place';
import { problemAt } from './problem';
import * as sentences from './sentences';

/** A key that an object has twice, where it stands the second time. */
export interface DuplicateKey {
  readonly path: ConfigPath;
  readonly problem: ConfigProblem;
}

/** Every duplicate of a document; parsers of JSON drop all but the last without a word. */
export function findDuplicateKeys(document: ConfigDocument): readonly DuplicateKey[] {
  return document.tree ? duplicatesIn(document, document.tree, []) : [];
}

function duplicatesIn(document: ConfigDocument, node: Node, path: ConfigPath): readonly DuplicateKey[] {
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((item, i) => duplicatesIn(document, item, [...path, i]));
  if (node.type !== 'object') return [];
  const seen = new Set<string>();
  return children.flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (!key) return [];
    const name = String(key.value);
    const here = [...path, name];
    const found = value ? duplicatesIn(document, value, here) : [];
    if (!seen.has(name)) return (seen.add(name), found);
    const place = placeAt(document, key.offset, key.length);
    return [{ path: here, problem: problemAt(document, place, sentences.duplicateKey(name)) }, ...found];
  });
}
