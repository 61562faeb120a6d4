import { printableLine } from '../../engine/report/printable';
import { pictureOf } from './picture';
import { stateColors } from './state-colors';
import type { RunPlan } from './run-plan';

/** The DOT language of Graphviz. */
export function planDot(plan: RunPlan): string {
  const { title, nodes, edges } = pictureOf(plan);
  return [
    'digraph plan {',
    '  rankdir=LR;',
    `  label=${quoted(title)};`,
    '  node [shape=box, style="rounded,filled", fontname="sans-serif"];',
    ...nodes.map(({ id, label, detail, state }) => {
      const { fill, line } = stateColors[state];
      return `  ${id} [label=${quoted(label, detail)}, fillcolor="${fill}", color="${line}"];`;
    }),
    ...edges.map(({ from, to }) => `  ${from} -> ${to};`),
    '}',
  ].join('\n');
}

/** Only quotes and backslashes mean something inside of a quoted string. */
function quoted(...lines: readonly string[]): string {
  return `"${lines.map((line) => printableLine(line).replace(/["\\]/g, '\\$&')).join('\\n')}"`;
}
