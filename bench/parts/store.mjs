// The verdict store against what it replaces: one cacache entry for each verdict, and against reading and writing the
// same number of bytes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alternate, median } from '../rig/measure.mjs';

const child = fileURLToPath(new URL('store-child.mjs', import.meta.url));
/** In this order: readers find what the writer of the same round left. */
const measured = ['write', 'lookUp', 'lookUpFew', 'rawWrite', 'rawRead', 'entriesWrite', 'entriesLookUp'];

export async function store({ folder, rounds }) {
  const memory = {};
  const times = alternate(
    rounds + 2,
    Object.fromEntries(
      measured.map((task) => [
        task,
        (round) => {
          const kind = /^(entries|raw)?/.exec(task)[0] || 'store';
          const { mb, ...taken } = run(task, join(folder, `${kind}-${round}`));
          memory[task] = Math.max(memory[task] ?? 0, mb);
          return taken;
        },
      ]),
    ),
  );
  const row = (work, task, limit, unit = 'ms') => ({
    work,
    value: unit === 'MB' ? memory[task] : median(times[task]).wall,
    unit,
    limit,
    command: 'node bench/run.mjs --only store',
  });
  return {
    raw: { times, memory },
    rows: [
      row('100,000 verdicts looked up', 'lookUp', 150),
      row('100,000 verdicts written', 'write', 500),
      row('100,000 verdicts looked up: memory', 'lookUp', 150, 'MB'),
      row('5 of 100,000 verdicts looked up', 'lookUpFew'),
      row('for comparison: 2,000 cacache entries read', 'entriesLookUp'),
      row('for comparison: 2,000 cacache entries written', 'entriesWrite'),
    ],
  };
}

function run(task, folder) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', child, task, folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${task}: ${stderr}`);
  return JSON.parse(stdout);
}
