import { printableLine } from '../../printable';
import { groupedBy } from '../../grouped-by';
import type { Report, ReportTask } from '../../report-schema';
import { htmlText } from '../html-text';
import { hookLayers } from './hook-layers';

const node = { width: 256, height: 84, gapX: 72, gapY: 26, margin: 14 } as const;
const limit = 60;

/** How the tasks of a hook fared; each task counts once. */
const shares = ['red', 'run', 'replayed', 'skipped'] as const;
type Share = (typeof shares)[number];

const verbs: Readonly<Record<Share, string>> = { red: 'block', run: 'ran', replayed: 'replayed', skipped: 'skipped' };

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The hook graph as inline SVG; each hook is a button that filters the findings. */
export function hookGraph(report: Report): string {
  const tasks = groupedBy(report.tasks, ({ hook }) => hook);
  const names = [...report.totals.hooks]
    .sort((a, b) => b.red - a.red)
    .slice(0, limit)
    .map(({ name }) => name);
  if (names.length === 0) return '<p class="empty">No hook ran.</p>';
  const { layers, edges } = hookLayers(report, new Set(names));
  const rows = Math.max(...layers.map((layer) => layer.length));
  const height = rows * (node.height + node.gapY) - node.gapY + 2 * node.margin;
  const width = layers.length * (node.width + node.gapX) - node.gapX + 2 * node.margin;
  const points = new Map(
    layers.flatMap((layer, x) => layer.map((hook, y) => [hook, pointOf(x, y, layer.length, height)])),
  );
  const drawn = edges.flatMap(({ from, to }) => edge(points.get(from), points.get(to)));
  const left = report.totals.hooks.length - names.length;
  return [
    `<svg class="graph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="Graph of hooks">`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    ...drawn,
    ...[...points].map(([hook, point]) => card(hook, point, tasks.get(hook) ?? [])),
    '</svg>',
    left > 0 ? `<p class="empty">${left} more hooks, none of them redder than these, are not drawn.</p>` : '',
  ].join('\n');
}

function pointOf(x: number, y: number, rows: number, height: number): Point {
  const own = rows * (node.height + node.gapY) - node.gapY;
  return { x: node.margin + x * (node.width + node.gapX), y: (height - own) / 2 + y * (node.height + node.gapY) };
}

function edge(from: Point | undefined, to: Point | undefined): readonly string[] {
  if (from === undefined || to === undefined) return [];
  const [x1, y1] = [from.x + node.width, from.y + node.height / 2];
  const [x2, y2] = [to.x - 3, to.y + node.height / 2];
  const bend = Math.max(30, (x2 - x1) / 2);
  return [
    `<path class="edge" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" marker-end="url(#arrow)"/>`,
  ];
}

function card(hook: string, { x, y }: Point, tasks: readonly ReportTask[]): string {
  const counts = shares.map((share) => [share, tasks.filter((task) => shareOf(task) === share).length] as const);
  const words = counts.flatMap(([share, amount]) => (amount > 0 ? [`${amount} ${verbs[share]}`] : [])).join(' · ');
  const name = printableLine(hook);
  const label = htmlText(`${name}: ${words}. Show its findings.`);
  const worst = counts.find(([, amount]) => amount > 0)?.[0] ?? 'skipped';
  return [
    `<g class="hook ${worst}" role="button" tabindex="0" data-hook="${htmlText(hook)}" aria-label="${label}" transform="translate(${x} ${y})">`,
    `<title>${htmlText(`${name}: ${words}`)}</title>`,
    `<rect class="card" width="${node.width}" height="${node.height}" rx="12"/>`,
    `<circle class="dot" cx="20" cy="25" r="5"/>`,
    `<text class="name" x="34" y="30">${htmlText(shortened(name, 26))}</text>`,
    `<text class="words" x="16" y="52">${htmlText(shortened(words, 40))}</text>`,
    bar(counts, tasks.length),
    '</g>',
  ].join('');
}

function bar(counts: readonly (readonly [Share, number])[], total: number): string {
  const whole = node.width - 32;
  let x = 16;
  const parts = counts.flatMap(([share, amount]) => {
    if (amount === 0) return [];
    const width = (whole * amount) / Math.max(1, total);
    const part = `<rect class="${share}" x="${x.toFixed(1)}" y="64" width="${Math.max(2, width - 2).toFixed(1)}" height="6" rx="3"/>`;
    x += width;
    return [part];
  });
  return parts.join('');
}

function shareOf({ blocks, state, origin }: ReportTask): Share {
  if (state === 'skipped') return 'skipped';
  if (blocks) return 'red';
  return origin === 'run' ? 'run' : 'replayed';
}

function shortened(text: string, limitOf: number): string {
  return text.length > limitOf ? `${text.slice(0, limitOf - 1)}…` : text;
}
