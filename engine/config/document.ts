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
  /** What the tree says; of a key that is there twice the first, as everywhere when places are looked up. */
  readonly value: unknown;
  readonly lineStarts: readonly number[];
  /** Where the text is no JSON with comments and trailing commas; the tree is a guess then. */
  readonly syntaxProblems: readonly ConfigProblem[];
}

export function parseDocument({ file, text }: ConfigSource): ConfigDocument {
  const errors: ParseError[] = [];
  // A byte order mark is an invalid symbol to the parser; a space in its place keeps every offset.
  const tree = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const value: unknown = tree && valueOf(tree);
  const document = { file, text, tree, value, lineStarts: findLineStarts(text), syntaxProblems: [] };
  const syntaxProblems = withoutEchoes(errors, text).map(({ error, offset, length }): ConfigProblem => {
    const sentence = sentences.syntaxError(printParseErrorCode(error), text.slice(offset, offset + length));
    return { place: placeAt(document, offset, length), source: text, ...sentence };
  });
  return { ...document, syntaxProblems };
}

function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  if (node.type !== 'object') return node.value;
  const pairs = (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key && value ? [[String(key.value), valueOf(value)] as const] : [],
  );
  // Reversed, because the last of equal keys wins; twice, because the order of declaration counts.
  return Object.fromEntries(new Map([...pairs, ...pairs.toReversed()]));
}

/** The value at a path; `undefined` where there is none. */
export function valueAt({ value }: ConfigDocument, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((around, step) => (isRecord(around) ? around[step] : undefined), value);
}

const isRecord = (value: unknown): value is Readonly<Record<string | number, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * After a string or comment that never ends, whatever else the parser misses is inside of it; after a symbol that is
 * none of JSON's, such as a single quote, what it misses in the same line mostly follows from that.
 */
function withoutEchoes(errors: readonly ParseError[], text: string): readonly ParseError[] {
  const first = errors.findIndex(({ error }) => printParseErrorCode(error).startsWith('UnexpectedEndOf'));
  const kept: ParseError[] = [];
  for (const each of first < 0 ? errors : errors.slice(0, first + 1)) {
    const last = kept.at(-1);
    const isEcho = last && printParseErrorCode(last.error) === 'InvalidSymbol' && isOneLine(text, last, each);
    if (!isEcho) kept.push(each);
  }
  return kept;
}

const isOneLine = (text: string, from: ParseError, to: ParseError): boolean =>
  !text.slice(from.offset, to.offset).includes('\n');
