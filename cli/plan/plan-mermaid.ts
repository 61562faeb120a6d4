import { printableLine } from '../../engine/report/printable';
import { pictureOf } from './picture';
import { stateColors } from './state-colors';
import type { RunPlan } from './run-plan';

/** A Mermaid flowchart, as Markdown viewers draw it. */
export function planMermaid(plan: RunPlan): string {
  const { title, nodes, edges } = pictureOf(plan);
  const states = [...new Set(nodes.map(({ state }) => state))].sort();
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    '---',
    'flowchart LR',
    ...nodes.map(({ id, label, detail, state }) => `  ${id}["${text(label)}<br/>${text(detail)}"]:::${state}`),
    ...edges.map(({ from, to }) => `  ${from} --> ${to}`),
    ...states.map((state) => {
      const { fill, line } = stateColors[state];
      return `  classDef ${state} fill:${fill},stroke:${line},color:#1f2328`;
    }),
  ].join('\n');
}

/** Mermaid has entities instead of escapes: `#34;`. */
function text(label: string): string {
  return printableLine(label).replace(/[^\p{L}\p{N} .,:/@_-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}
