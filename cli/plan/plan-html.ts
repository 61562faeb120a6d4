import { htmlText } from '../../engine/report/formats/html-text';
import { printableLine } from '../../engine/report/printable';
import { groupBy } from '../../engine/verdicts/group-by';
import { pictureOf, type Picture, type PictureNode } from './picture';
import { stateWords } from './plan-words';
import { forecastStates, type RunPlan } from './run-plan';
import { darkStateColors, stateColors } from './state-colors';

const box = { width: 240, height: 58, gapX: 80, gapY: 18, margin: 16 } as const;

/** One page without scripts and without network: the picture, and below it every task with its reason. */
export function planHtml(plan: RunPlan): string {
  const picture = pictureOf(plan);
  const title = text(picture.title);
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>hookgraph plan: ${title}</title><style>${style}</style></head>`,
    `<body><h1>${title}</h1>`,
    `<p>${legend(plan)}</p>`,
    `<div class="picture" tabindex="0">${svg(picture)}</div>`,
    '<div class="tasks" tabindex="0"><table><thead><tr><th>Wave</th><th>Hook</th><th>Project</th><th>State</th><th>Why</th><th>Scope</th><th>Tool</th></tr></thead><tbody>',
    ...plan.tasks.map(
      ({ wave, hook, id, project, state, reason, scope, scopeReason, tool }) =>
        `<tr><td>${wave + 1}</td><td>${text(hook ?? id)}</td><td>${text(project)}</td><td class="${state}">${stateWords[state]}</td><td>${text(reason)}</td><td title="${text(scopeReason)}">${scope ?? ''}</td><td>${text(tool === null ? '' : `${tool.name} ${tool.version ?? ''}`)}</td></tr>`,
    ),
    '</tbody></table></div></body></html>',
  ].join('\n');
}

function legend({ tasks }: RunPlan): string {
  return forecastStates
    .flatMap((state) => {
      const amount = tasks.filter((task) => task.state === state).length;
      return amount === 0 ? [] : [`<span class="key ${state}">${amount} ${stateWords[state]}</span>`];
    })
    .join(' ');
}

function svg({ nodes, edges }: Picture): string {
  const waves = [...groupBy(nodes, ({ wave }) => wave)].sort(([a], [b]) => a - b).map(([, own]) => own);
  const rows = Math.max(0, ...waves.map((own) => own.length));
  const width = Math.max(0, waves.length * (box.width + box.gapX) - box.gapX) + 2 * box.margin;
  const height = Math.max(0, rows * (box.height + box.gapY) - box.gapY) + 2 * box.margin;
  const places = new Map(
    waves.flatMap((own, column) =>
      own.map(({ id }, row) => [
        id,
        { x: box.margin + column * (box.width + box.gapX), y: box.margin + row * (box.height + box.gapY) },
      ]),
    ),
  );
  const lines = edges.flatMap(({ from, to }) => {
    const [a, b] = [places.get(from), places.get(to)];
    if (a === undefined || b === undefined) return [];
    const [x1, y1, x2, y2] = [a.x + box.width, a.y + box.height / 2, b.x, b.y + box.height / 2];
    return [
      `<path class="edge" d="M${x1} ${y1}C${x1 + 40} ${y1} ${x2 - 40} ${y2} ${x2 - 3} ${y2}" marker-end="url(#arrow)"/>`,
    ];
  });
  return [
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Graph of what would run">`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    ...lines,
    ...nodes.map((node) => card(node, places.get(node.id) ?? { x: 0, y: 0 })),
    '</svg>',
  ].join('');
}

function card({ label, detail, state }: PictureNode, { x, y }: { readonly x: number; readonly y: number }): string {
  return `<g class="${state}" transform="translate(${x} ${y})"><title>${text(`${label}: ${detail}`)}</title><rect width="${box.width}" height="${box.height}" rx="8"/>${words(label, detail)}</g>`;
}

/** Cut where most letters end; an inner frame cuts wider ones. */
function words(label: string, detail: string): string {
  return `<svg class="words" width="${box.width - 12}" height="${box.height}"><text x="12" y="24" class="label">${text(cut(label, 28))}</text><text x="12" y="44">${text(cut(detail, 36))}</text></svg>`;
}

function cut(words: string, length: number): string {
  return words.length > length ? `${words.slice(0, length - 1)}…` : words;
}

const text = (words: string): string => htmlText(printableLine(words));

const style = [
  ':root{color-scheme:light dark}body{font:14px/1.5 system-ui,sans-serif;margin:2rem}h1{font-size:1.3rem}',
  '.picture,.tasks{overflow:auto;margin:1rem 0}.edge{fill:none;stroke:#8c959f}#arrow path{fill:#8c959f}',
  'svg text{font-size:12px;fill:CanvasText}svg .label{font-size:13px;font-weight:600}',
  'table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #8c959f55}',
  '.key{padding:.1rem .5rem;border-radius:1rem}',
  rulesOf(stateColors),
  `@media (prefers-color-scheme:dark){${rulesOf(darkStateColors)}}`,
].join('');

function rulesOf(colors: typeof stateColors): string {
  return Object.entries(colors)
    .map(
      ([state, { fill, line }]) =>
        `.${state} rect{fill:${fill};stroke:${line}}td.${state},.key.${state}{background:${fill}}`,
    )
    .join('');
}
