import { parse } from 'jsonc-parser';
import * as z from 'zod/mini';
import { appendMember } from '../text/append-member';
import { jsonMember } from '../text/json-value';
import { detectTextStyle } from '../text/text-style';
import type { Json } from '../text/json';

/** As in nx.json: a name, or an object with the name and options. */
export type PluginEntry = string | { readonly plugin: string; readonly [key: string]: unknown };

const ownPlugins = z.object({ plugins: z.array(z.unknown()) });

/**
 * Text of nx.json with hookgraph among its plugins; the same text where it is there already, in either form.
 * @param effective plugins that hold, those that come by `extends` included
 */
export function registerPlugin(text: string, effective: readonly PluginEntry[]): string {
  if (effective.some((entry) => (typeof entry === 'string' ? entry : entry.plugin) === 'hookgraph')) return text;
  const own = ownPlugins.safeParse(parse(text, [], { allowTrailingComma: true }));
  if (own.success) return appendMember(text, ['plugins'], () => '"hookgraph"');
  // A list of one's own replaces the list that comes by `extends`, so it has to repeat that.
  const inherited = z.array(z.json()).parse(effective) as readonly Json[];
  return appendMember(text, [], (indent) =>
    jsonMember('plugins', [...inherited, 'hookgraph'], { indent, style: detectTextStyle(text) }),
  );
}
