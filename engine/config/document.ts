import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { FilePath } from '../hooks/brand';
import type { ConfigProblem } from '../hooks/failure';
import * as sentences from './sentences';
import { findLineStarts, placeAt } from './place';

/** A hookgraph.json as it was read: path and text. */
export interface ConfigSource {
  readonly file: FilePath;
  readonly text: string;
}

/** Its syntax tree, which knows where everything stands. */
export interface ConfigDocument extends ConfigSource {
  readonly tree: Node | undefined;
  readonly lineStarts: readonly number[];
  /** Where the text is no JSON with comments and trailing commas; the tree is a guess then. */
  readonly syntaxProblems: readonly ConfigProblem[];
}

export function parseDocument({ file, text }: ConfigSource): ConfigDocument {
  const errors: ParseError[] = [];
  // A byte order mark is an invalid symbol to the parser; a space in its place keeps every offset.
  const tree = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const document = { file, text, tree, lineStarts: findLineStarts(text), syntaxProblems: [] };
  const syntaxProblems = errors.map(({ error, offset, length }): ConfigProblem => {
    const sentence = sentences.syntaxError(printParseErrorCode(error), text.slice(offset, offset + length));
    return { place: placeAt(document, offset, length), source: text, ...sentence };
  });
  return { ...document, syntaxProblems };
}
