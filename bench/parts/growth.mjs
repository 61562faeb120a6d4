// How the cost of one changed file grows with the workspace: hookgraph against a bare executor in the same workspace,
// so that what Nx itself needs for more files counts for both.
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { alternate, compareRounds, median } from '../rig/measure.mjs';
import { forget, nx } from '../rig/workspace.mjs';
import { packageWorkspace, withBareExecutor } from '../rig/packages.mjs';

const sizes = [100, 1_000, 10_000];
const projects = 10;

export async function growth({ folder, installation, rounds, say }) {
  const raw = {};
  for (const size of sizes) {
    const place = join(folder, `${size}`);
    const modules = withBareExecutor(join(place, 'modules'), installation, 1);
    const create = (plugin) =>
      packageWorkspace(join(place, plugin), modules, { plugin, projects, hooks: 1, filesPerProject: size / projects });
    const [ours, bare] = [create('hookgraph'), create('bare')];
    const touch = (root, round) => appendFileSync(join(root, 'packages/p3/f1.txt'), `round ${round}\n`);
    const run = (root) => nx(root, ['run-many', '-t', 'quality--h0']);
    const cold = { hookgraph: run(ours), bare: run(bare) };
    const times = alternate(rounds, {
      hookgraph: (round) => (touch(ours, round), run(ours)),
      bare: (round) => (touch(bare, round), run(bare)),
      // A fresh clone, or another branch: Nx knows nothing, every file is looked up in the store.
      'hookgraph, only the store kept': () => (forget(ours, ['.nx']), run(ours)),
      'bare, cold': () => (forget(bare), run(bare)),
      'list and hash': () => hashAll(ours),
    });
    raw[size] = { cold: pick(cold), times };
    say(
      `${size} files: ${Object.entries(times)
        .map(([name, each]) => `${name} ${median(each).wall} ms`)
        .join(', ')}`,
    );
  }
  const extra = (size, ours, bare) => compareRounds(raw[size].times, (each) => each[ours] - each[bare]);
  const [least, , most] = sizes;
  const hashing = median(raw[most].times['list and hash']).wall - median(raw[least].times['list and hash']).wall;
  const command = 'node bench/run.mjs --only growth';
  return {
    raw,
    rows: [
      ...sizes.map((size) => ({
        work: `one of ${size.toLocaleString('en')} files changed: more than a bare executor`,
        value: extra(size, 'hookgraph', 'bare'),
        unit: 'ms',
        command,
      })),
      {
        work: `one file changed: growth from ${least} to ${most.toLocaleString('en')} files beyond listing and hashing them`,
        value: extra(most, 'hookgraph', 'bare') - extra(least, 'hookgraph', 'bare') - hashing,
        unit: 'ms',
        limit: 100,
        command,
      },
      {
        work: `${most.toLocaleString('en')} files looked up in the store, nothing known to Nx: more than a bare executor`,
        value: extra(most, 'hookgraph, only the store kept', 'bare, cold'),
        unit: 'ms',
        command,
      },
    ],
  };
}

function pick(measured) {
  return Object.fromEntries(Object.entries(measured).map(([name, { wall, cpu }]) => [name, { wall, cpu }]));
}

/** What nobody can do without who wants to know whether a file has changed. */
function hashAll(root) {
  const started = performance.now();
  const before = process.cpuUsage();
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  for (const file of listed.split('\0')) {
    if (file !== '')
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest('hex');
  }
  const { user, system } = process.cpuUsage(before);
  return { wall: Math.round(performance.now() - started), cpu: Math.round((user + system) / 1000) };
}
