// 100,000 findings in every report format, from a set of results to the finished text.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('report-child.mjs', import.meta.url));

export async function report() {
  const formats = Object.fromEntries(run().map((format) => [format, run(format)]));
  const slowest = (field) => Math.max(...Object.values(formats).map((each) => each[field]));
  const row = (what, field, unit, limit) => ({
    work: `100,000 findings in the slowest of ${Object.keys(formats).length} report formats: ${what}`,
    value: slowest(field),
    unit,
    limit,
    command: 'node bench/run.mjs --only report',
  });
  return {
    raw: formats,
    // All threads: what the clock says depends on what else the machine does.
    rows: [row('processor time', 'cpu', 'ms', 3_000), row('memory of the process', 'mb', 'MB', 300)],
  };
}

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout);
}
