import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { ConfigPlace } from '../hooks/failure';
import type { ConfigDocument } from './document';

/** Way to a value in the document: property names and array indices. */
export type ConfigPath = readonly (string | number)[];

/** The value at a path; where it does not exist, the nearest value around it. */
export function placeOfValue(document: ConfigDocument, path: ConfigPath): ConfigPlace {
  const node = closestNode(document, path);
  return node ? placeAt(document, node.offset, node.length) : placeAt(document, 0, 1);
}

/** The key of the property at a path; the value where it has none (an array's item, the root). */
export function placeOfKey(document: ConfigDocument, path: ConfigPath): ConfigPlace {
  const key = keyNode(closestNode(document, path));
  return key ? placeAt(document, key.offset, key.length) : placeOfValue(document, path);
}

/** A stretch of the text; the underline ends with the line on which it starts. */
export function placeAt(document: ConfigDocument, offset: number, length: number): ConfigPlace {
  const { file, text, lineStarts } = document;
  // What is missing at the end is shown on the last character that can be seen, so that every place lies inside the text.
  const start = Math.max(0, Math.min(offset, text.trimEnd().length - 1));
  let line = lineStarts.length;
  while (line > 1 && (lineStarts[line - 1] ?? 0) > start) line--;
  const rest = (text.slice(start).split(/[\r\n]/, 1)[0] ?? '').length;
  return { file, line, column: start - (lineStarts[line - 1] ?? 0) + 1, length: Math.max(1, Math.min(length, rest)) };
}

/** Offsets at which lines start, by the line ends that editors count: `\n`, `\r\n` and `\r`. */
export function findLineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
}

function closestNode({ tree }: ConfigDocument, path: ConfigPath): Node | undefined {
  if (!tree) return undefined;
  for (let end = path.length; end > 0; end--) {
    const node = findNodeAtLocation(tree, path.slice(0, end));
    if (node) return node;
  }
  return tree;
}

function keyNode(node: Node | undefined): Node | undefined {
  return node?.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
}
