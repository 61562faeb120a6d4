// Verdict store against what it replaces. Ratios of one run on one machine; run `npm run build` first.
//   node bench/store.mjs [folder of the build, default build]
// Every number is the median of several fresh processes: a run of hookgraph never finds a warm store object.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const verdictCount = 100_000;
const naiveCount = 2_000;
const hooks = ['eslint', 'prettier', 'cspell', 'secretlint', 'types'];
const rounds = 5;

/** What a child measures, by name; milliseconds and megabytes. */
const tasks = { write, lookUp, lookUpFew, naiveWrite, naiveLookUp, rawWrite, rawRead, load };

const [first, ...rest] = process.argv.slice(2);
if (first === '--child') await child(rest);
else main(resolve(first ?? join(here, '..', 'build')));

function main(dist) {
  const directory = mkdtempSync(join(tmpdir(), 'hookgraph-bench-'));
  try {
    const measured = Object.fromEntries(
      ['load', 'write', 'lookUp', 'lookUpFew', 'rawWrite', 'rawRead', 'naiveWrite', 'naiveLookUp'].map((task) => [
        task,
        median(Array.from({ length: rounds }, (_, round) => spawnTask(task, dist, folderOf(directory, task, round)))),
      ]),
    );
    const perVerdict = (task, count) => (measured[task].ms / count) * 1000;
    const report = {
      measuredOn: { node: process.version, processors: cpus().length, verdicts: verdictCount, rounds },
      measured,
      ratios: {
        'write: naive cacache entries / store, per verdict':
          perVerdict('naiveWrite', naiveCount) / perVerdict('write', verdictCount),
        'look-up: naive cacache entries / store, per verdict':
          perVerdict('naiveLookUp', naiveCount) / perVerdict('lookUp', verdictCount),
        'write: store / raw write of the same bytes': measured.write.ms / measured.rawWrite.ms,
        'look-up: store / raw read of the same bytes': measured.lookUp.ms / measured.rawRead.ms,
      },
      limits: {
        'look-up of 100,000 in 150 ms': measured.lookUp.ms <= 150,
        'write of 100,000 in 500 ms': measured.write.ms <= 500,
        'look-up within 150 MB': measured.lookUp.mb <= 150,
      },
    };
    mkdirSync(join(here, 'results'), { recursive: true });
    writeFileSync(join(here, 'results', 'store.json'), `${JSON.stringify(report, null, 2)}\n`);
    console.log(JSON.stringify(report, null, 2));
    if (Object.values(report.limits).includes(false)) process.exitCode = 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Readers find what the writer of the same round left; fresh folders for writers. */
function folderOf(directory, task, round) {
  const kind = task.startsWith('naive') ? 'naive' : task.startsWith('raw') ? 'raw' : 'store';
  return join(directory, `${kind}-${round}`);
}

function spawnTask(task, dist, folder) {
  const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--child', task, dist, folder], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`${task}: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

async function child([task, dist, folder]) {
  const timed = await tasks[task](dist, folder);
  const base = process.memoryUsage().rss;
  const start = process.hrtime.bigint();
  const found = await timed();
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  const mb = (process.memoryUsage().rss - base) / 2 ** 20;
  if (typeof found === 'number' && found < naiveCount / 10) throw new Error(`found only ${found}`);
  console.log(JSON.stringify({ ms, mb }));
}

function openStore(dist, folder) {
  const { openStore } = require(join(dist, 'engine/verdicts/index.js'));
  const { cacacheSegments } = require(join(dist, 'engine/system/cacache-segments'));
  const warn = (trouble) => {
    throw new Error(JSON.stringify(trouble));
  };
  return openStore({ storage: cacacheSegments(folder), clock: Date, warn });
}

async function load(dist, folder) {
  return () => void openStore(dist, folder);
}

async function write(dist, folder) {
  const store = openStore(dist, folder);
  const entries = keysOf(verdictCount).map((key, index) => ({ ...key, verdict: verdictOf(index) }));
  return () => store.write(entries);
}

async function lookUp(dist, folder) {
  const store = openStore(dist, folder);
  const keys = keysOf(verdictCount);
  return async () => {
    const found = await store.lookUp(keys);
    if (found.size !== verdictCount) throw new Error(`found ${found.size}`);
  };
}

/** One file touched: 5 units asked of a store of 100,000. */
async function lookUpFew(dist, folder) {
  const store = openStore(dist, folder);
  const keys = keysOf(hooks.length);
  return async () => (await store.lookUp(keys)).size === hooks.length || fail();
}

async function naiveWrite(_dist, folder) {
  const cacache = require('cacache');
  const keys = keysOf(naiveCount);
  return async () => {
    for (const [index, { fingerprint }] of keys.entries()) {
      await cacache.put(folder, fingerprint, JSON.stringify(verdictOf(index)));
    }
  };
}

async function naiveLookUp(_dist, folder) {
  const cacache = require('cacache');
  const keys = keysOf(naiveCount);
  return async () => {
    for (const { fingerprint } of keys) JSON.parse((await cacache.get(folder, fingerprint)).data.toString());
  };
}

async function rawWrite(_dist, folder) {
  mkdirSync(folder);
  const bytes = Buffer.alloc(verdictCount * 48, 7);
  return () => writeFileSync(join(folder, 'raw'), bytes);
}

async function rawRead(_dist, folder) {
  return () => readFileSync(join(folder, 'raw')).length;
}

function keysOf(count) {
  return Array.from({ length: count }, (_, index) => ({
    hook: hooks[index % hooks.length],
    fingerprint: createHash('sha256').update(`unit ${index}`).digest('hex'),
    maxAge: null,
  }));
}

/** One in a hundred is red, with a finding. */
function verdictOf(index) {
  const finding = {
    file: `packages/p${index % 300}/src/file-${index}.ts`,
    range: { start: { line: 3, column: 7 } },
    rule: 'no-unused-vars',
    severity: 'error',
    message: "'unused' is assigned a value but never used.",
    fixable: false,
    fix: null,
    url: null,
  };
  const isRed = index % 100 === 0;
  return {
    outcome: isRed ? 'failed' : 'passed',
    findings: isRed ? [finding] : [],
    output: '',
    recordedAt: Date.now(),
    duration: 12,
  };
}

function median(results) {
  const middle = (pick) => results.map(pick).sort((a, b) => a - b)[Math.floor(results.length / 2)];
  return { ms: round(middle(({ ms }) => ms)), mb: round(middle(({ mb }) => mb)) };
}

function round(value) {
  return Math.round(value * 100) / 100;
}

function fail() {
  throw new Error('a verdict is missing');
}
