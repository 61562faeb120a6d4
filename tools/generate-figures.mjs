// Writes the table of figures in README.md from what `node bench/run.mjs` left in bench/results/.
//   node tools/generate-figures.mjs [--check]
import { existsSync, readFileSync } from 'node:fs';
import { isKept, limitText, valueText } from '../bench/rig/rows.mjs';
import { writeGenerated } from './write-generated.mjs';

/** In the order of the page. */
const parts = ['tools', 'one-file', 'red', 'growth', 'dependents', 'store', 'tasks', 'inference', 'report'];

const results = new Map(
  parts.flatMap((name) => {
    const file = new URL(`../bench/results/${name}.json`, import.meta.url);
    return existsSync(file) ? [[name, JSON.parse(readFileSync(file, 'utf8'))]] : [];
  }),
);
const readme = new URL('../README.md', import.meta.url);
const [begin, end] = ['<!-- figures: tools/generate-figures.mjs -->', '<!-- /figures -->'];
const text = readFileSync(readme, 'utf8');
const [before, rest] = text.split(begin);
const after = rest?.split(end)[1];
if (after === undefined) throw new Error(`README.md has no ${begin} ... ${end}`);
await writeGenerated({ 'README.md': `${before}${begin}\n\n${figures()}\n\n${end}${after}` }, 'generate-figures.mjs');

function figures() {
  return [measuredOn(), table(), ...peers()].join('\n\n');
}

function measuredOn() {
  const measured = [...results.values()].map(({ measuredOn }) => measuredOn);
  const [first] = measured;
  // Each part is measured by itself, and a machine in a cloud may be another one on another day.
  const models = [...new Set(measured.map(({ model }) => model))].join(', some parts on ');
  const load = Math.max(...measured.map((each) => each.load[0]));
  const busy = load > first.processors ? ` The machine was busy with other work (load ${load.toFixed(0)}).` : '';
  return `Measured on ${first.processors} processors (${models}), Node ${first.node.slice(1)}, without the Nx daemon.${busy}`;
}

function table() {
  const rows = [...results.values()].flatMap((result) => result.rows);
  const lines = rows.map((row) => {
    const missed = isKept(row) === false ? ' (missed)' : '';
    return `| ${row.work} | ${valueText(row)}${missed} | ${limitText(row)} | \`${row.command}\` |`;
  });
  return ['| work | measured | aim | command |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

/** Ways of checking the same files, side by side; what could not be run is named. */
function peers() {
  const { peers = {}, times = {} } = results.get('tools')?.raw ?? {};
  if (Object.keys(peers).length === 0) return [];
  const touched = results.get('one-file')?.raw.times ?? {};
  const cell = ({ wall, trouble = '' } = {}) => (wall === undefined ? trouble : seconds(wall));
  const own = (all) => (all === undefined ? '' : seconds(median(all.map(({ wall }) => wall))));
  return [
    'ESLint and Prettier in the same workspace, by the clock:',
    [
      '| | all 600 files, nothing known | one of them touched |',
      '| --- | --- | --- |',
      `| hookgraph | ${own(times['hookgraph both'])} | ${own(touched['hookgraph both'])} |`,
      ...Object.entries(peers).map(([name, each]) => `| ${name} | ${cell(each.cold)} | ${cell(each.touched)} |`),
    ].join('\n'),
  ];
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
