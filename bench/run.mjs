// Every benchmark, in one command; ratios are of ways that ran in turn in one run.
//   npm run build && node bench/run.mjs [--only tasks,tools,...] [--rounds 3] [--no-peers] [--folder <where to install>]
// Raw results are kept in bench/results/, one file for each part. Exit 1 where a limit is not kept.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isKept, rowText } from './rig/rows.mjs';
import { installHookgraph } from './rig/installations.mjs';
import { dependents } from './parts/dependents.mjs';
import { growth } from './parts/growth.mjs';
import { inference } from './parts/inference.mjs';
import { oneFile } from './parts/one-file.mjs';
import { red } from './parts/red.mjs';
import { report } from './parts/report.mjs';
import { store } from './parts/store.mjs';
import { tasks } from './parts/tasks.mjs';
import { tools } from './parts/tools.mjs';

const parts = { tasks, tools, 'one-file': oneFile, red, growth, dependents, store, report, inference };
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(parts).join(',') },
    rounds: { type: 'string', default: '3' },
    peers: { type: 'boolean', default: true },
    folder: { type: 'string' },
  },
  allowNegative: true,
});
const chosen = values.only.split(',');
const unknown = chosen.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0)
  throw new Error(`No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}`);

const results = join(dirname(fileURLToPath(import.meta.url)), 'results');
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'hookgraph-bench-'));
mkdirSync(join(folder, 'home'), { recursive: true });
mkdirSync(results, { recursive: true });
try {
  const installation = installHookgraph(folder);
  for (const name of chosen) {
    const started = performance.now();
    const say = (text) => console.log(`  ${text}`);
    console.log(`== ${name}`);
    const load = loadavg();
    const { raw, rows } = await parts[name]({
      folder: mkdtempSync(join(folder, `${name}-`)),
      shared: folder,
      installation,
      rounds: Number(values.rounds),
      withPeers: values.peers,
      say,
    });
    const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model ?? '' };
    const report = {
      measuredOn: { ...machine, date: new Date().toISOString(), load },
      rounds: Number(values.rounds),
      rows,
      raw,
    };
    writeFileSync(join(results, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
    for (const row of rows) console.log(rowText(row));
    if (rows.some((row) => isKept(row) === false)) process.exitCode = 1;
    console.log(`  (${Math.round((performance.now() - started) / 1000)} s)`);
  }
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
