import { jsonMember } from '../text/json-value';
import type { TextStyle } from '../text/text-style';
import type { HookGroup } from './compose-hooks';

export const schemaAddress = './node_modules/hookgraph/schema/hookgraph.schema.json';

const introduction = [
  'Quality hooks: each is a task of every project that it applies to.',
  '  nx run-many -t quality        runs them all',
  '  nx affected -t quality        runs those that a change can have touched',
  '  nx g hookgraph:hook <name>    adds one',
];

/** Text of a first hookgraph.json. */
export function newConfig(
  groups: readonly HookGroup[],
  { style, comments }: { readonly style: TextStyle; readonly comments: boolean },
): string {
  const { unit, eol } = style;
  const note = (indent: string, text: string): readonly string[] => (comments ? [`${indent}// ${text}`] : []);
  const hooks = groups.flatMap((group, index) => [
    ...note(unit + unit, group.comment),
    ...group.hooks.map((hook, place) => {
      const isLast = index === groups.length - 1 && place === group.hooks.length - 1;
      return `${unit}${unit}${hookMember(hook, style)}${isLast ? '' : ','}`;
    }),
  ]);
  const lines = [
    ...introduction.flatMap((line) => note('', line)),
    '{',
    `${unit}"$schema": ${JSON.stringify(schemaAddress)},`,
    ...(hooks.length === 0 ? [`${unit}"hooks": {}`] : [`${unit}"hooks": {`, ...hooks, `${unit}}`]),
    '}',
  ];
  return lines.map((line) => line + eol).join('');
}

function hookMember({ name, tool, dependsOn }: HookGroup['hooks'][number], style: TextStyle): string {
  const value = { tool, ...(dependsOn.length > 0 ? { dependsOn } : {}) };
  return jsonMember(name, value, { indent: style.unit + style.unit, style });
}
