import { createScanner, findNodeAtLocation, parseTree, SyntaxKind, type JSONPath, type Node } from 'jsonc-parser';
import { detectTextStyle } from './text-style';

/**
 * Adds a member after the last one of an object or array and changes nothing else: comments, order, indentation, line
 * ends and trailing commas stay. (`modify` of jsonc-parser would take the comment behind the last member for its own.)
 * @param text JSON with comments, free of syntax errors
 * @param path the object or array; it exists
 * @param member what to add, given the indentation at which it will stand: `"key": value`, or a value for an array
 */
export function appendMember(text: string, path: JSONPath, member: (indent: string) => string): string {
  const tree = parseTree(text.replace(/^\uFEFF/, ' '), [], { allowTrailingComma: true });
  const container = tree && findNodeAtLocation(tree, path);
  if (!container) throw new Error(`there is nothing at ${path.join('.')}`);
  const last = container.children?.at(-1);
  return last ? appendAfter(text, { container, last, member }) : fill(text, container, member);
}

function appendAfter(text: string, { container, last, member }: Appending): string {
  const isInline = !/[\r\n]/.test(text.slice(container.offset, endOf(container)));
  const from = last.offset + last.length;
  const { hasComma, end } = skipTrivia(text, from, endOf(container));
  const indent = indentAt(text, last.offset);
  const added = isInline
    ? ` ${member(indent)}`
    : `${detectTextStyle(text).eol}${indent}${member(indent)}${hasComma ? ',' : ''}`;
  return `${text.slice(0, from)}${hasComma ? '' : ','}${text.slice(from, end)}${added}${text.slice(end)}`;
}

interface Appending {
  readonly container: Node;
  readonly last: Node;
  readonly member: (indent: string) => string;
}

/** Into an object or array that holds comments at most. */
function fill(text: string, container: Node, member: (indent: string) => string): string {
  const { eol, unit } = detectTextStyle(text);
  const outer = indentAt(text, container.offset);
  const { end } = skipTrivia(text, container.offset + 1, endOf(container));
  const isBare = end === container.offset + 1;
  const close = isBare ? endOf(container) : end;
  if (isBare && container.type === 'array') {
    return `${text.slice(0, end)}${member(outer)}${text.slice(close)}`;
  }
  const isOpen = /[\r\n]/.test(text.slice(close, endOf(container)));
  const rest = isOpen ? text.slice(close) : `${eol}${outer}${text.slice(endOf(container))}`;
  return `${text.slice(0, end)}${eol}${outer}${unit}${member(outer + unit)}${rest}`;
}

/** Offset of the closing bracket. */
const endOf = (container: Node): number => container.offset + container.length - 1;

/** Behind the last comma or comment between two offsets. */
function skipTrivia(text: string, from: number, to: number): { readonly hasComma: boolean; readonly end: number } {
  const scanner = createScanner(text.slice(from, to));
  let hasComma = false;
  let end = from;
  for (let kind = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
    if (kind === SyntaxKind.Trivia || kind === SyntaxKind.LineBreakTrivia) continue;
    if (kind === SyntaxKind.CommaToken) hasComma = true;
    end = from + scanner.getTokenOffset() + scanner.getTokenLength();
  }
  return { hasComma, end };
}

/** White space at the start of the line of an offset. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1);
  return /^[ \t]*/.exec(line.replace(/^\uFEFF/, ''))?.[0] ?? '';
}
