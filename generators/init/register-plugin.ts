import { findNodeAtLocation, parse, parseTree } from 'jsonc-parser';
import * as z from 'zod/mini';
import { appendMember } from '../text/append-member';
import { jsonMember } from '../text/json-value';
import { detectTextStyle } from '../text/text-style';
import type { Json } from '../text/json';

/** As in nx.json: a name, or an object with the name and options. */
export type PluginEntry = string | { readonly plugin: string; readonly [key: string]: unknown };

const ownPlugins = z.object({ plugins: z.array(z.unknown()) });

/**
 * Text of nx.json with hookgraph among its plugins; the same text where it is there already, in either form, but for
 * further entries that say nothing more: Nx would ask each of them for the same tasks.
 * @param effective plugins that hold, those that come by `extends` included
 */
export function registerPlugin(text: string, effective: readonly PluginEntry[]): string {
  if (effective.some((entry) => (typeof entry === 'string' ? entry : entry.plugin) === 'hookgraph')) {
    return withoutRepeated(text);
  }
  const own = ownPlugins.safeParse(parse(text, [], { allowTrailingComma: true }));
  if (own.success) return appendMember(text, ['plugins'], () => '"hookgraph"');
  // A list of one's own replaces the list that comes by `extends`, so it has to repeat that.
  const inherited = z.array(z.json()).parse(effective) as readonly Json[];
  return appendMember(text, [], (indent) =>
    jsonMember('plugins', [...inherited, 'hookgraph'], { indent, style: detectTextStyle(text) }),
  );
}

function withoutRepeated(text: string): string {
  const own = ownPlugins.safeParse(parse(text, [], { allowTrailingComma: true }));
  if (!own.success) return text;
  const first = own.data.plugins.findIndex(isOurs);
  const repeated = own.data.plugins.flatMap((entry, index) => (index > first && isPlain(entry) ? [index] : []));
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const endOf = (index: number): number => {
    const node = tree && findNodeAtLocation(tree, ['plugins', index]);
    return node === undefined ? 0 : node.offset + node.length;
  };
  // With the comma before it; the last one first, so that the others keep their places.
  return repeated.reduceRight((left, index) => left.slice(0, endOf(index - 1)) + left.slice(endOf(index)), text);
}

const named = z.looseObject({ plugin: z.literal('hookgraph') });

function isOurs(entry: unknown): boolean {
  return entry === 'hookgraph' || named.safeParse(entry).success;
}

/** An entry with more than a name, such as `include`, was meant. */
function isPlain(entry: unknown): boolean {
  const read = named.safeParse(entry);
  return entry === 'hookgraph' || (read.success && Object.keys(read.data).length === 1);
}
