// Writes the table of figures in README.md from what `node bench/run.mjs` left in bench/results/.
//   node tools/generate-figures.mjs [--check]
import { existsSync, readFileSync } from 'node:fs';
import { isKept, limitText, valueText } from '../bench/rig/rows.mjs';
import { writeGenerated } from './write-generated.mjs';

/** In the order of the page. */
const parts = ['tools', 'one-file', 'red', 'growth', 'store', 'tasks', 'inference', 'report'];
const peerParts = { tools: 'all 600 files, nothing known', 'one-file': 'one of them touched' };

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
  const load = Math.max(...measured.map((each) => each.load[0]));
  const busy = load > first.processors ? ` The machine was busy with other work (load ${load.toFixed(0)}).` : '';
  return `Measured on ${first.processors} processors (${first.model}), Node ${first.node.slice(1)}, without the Nx daemon.${busy}`;
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
  const present = Object.keys(peerParts).filter((name) => Object.keys(results.get(name)?.raw.peers ?? {}).length > 0);
  if (present.length === 0) return [];
  const names = [...new Set(present.flatMap((name) => Object.keys(results.get(name).raw.peers)))];
  const cell = (part, name) => {
    const { wall, trouble } = results.get(part).raw.peers[name] ?? {};
    return wall === undefined ? (trouble ?? '') : seconds(wall);
  };
  const own = { tools: 'hookgraph both', 'one-file': 'hookgraph both' };
  const ownCell = (part) => seconds(median(results.get(part).raw.times[own[part]].map(({ wall }) => wall)));
  return [
    'ESLint and Prettier in the same workspace, by the clock:',
    [
      `| | ${present.map((name) => peerParts[name]).join(' | ')} |`,
      `| --- |${present.map(() => ' --- |').join('')}`,
      `| hookgraph | ${present.map(ownCell).join(' | ')} |`,
      ...names.map((name) => `| ${name} | ${present.map((part) => cell(part, name)).join(' | ')} |`),
    ].join('\n'),
  ];
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
