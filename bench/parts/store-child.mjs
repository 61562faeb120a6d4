// One measurement of the store, in a process of its own: a run of hookgraph never finds a store that is warm.
//   node --expose-gc bench/parts/store-child.mjs <task> <folder>
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const verdictCount = 100_000;
const entryCount = 2_000;
const hooks = ['eslint', 'prettier', 'cspell', 'secretlint', 'types'];
const tasks = { write, lookUp, lookUpFew, entriesWrite, entriesLookUp, rawWrite, rawRead };

const [task, folder] = process.argv.slice(2);
await measureTask(task, folder);

async function measureTask(task, folder) {
  const timed = await tasks[task](folder);
  // What was left of making the questions is not the store's to collect.
  globalThis.gc();
  const base = process.memoryUsage().rss;
  const before = process.cpuUsage();
  const started = performance.now();
  await timed();
  const wall = Math.round(performance.now() - started);
  const { user, system } = process.cpuUsage(before);
  const mb = Math.round((process.memoryUsage().rss - base) / 2 ** 20);
  console.log(JSON.stringify({ wall, cpu: Math.round((user + system) / 1000), mb }));
}

function openStore(folder) {
  const { openStore } = require('../../build/engine/verdicts');
  const { cacacheSegments } = require('../../build/engine/system/cacache-segments');
  const warn = (trouble) => {
    throw new Error(JSON.stringify(trouble));
  };
  return openStore({ storage: cacacheSegments(folder), clock: Date, warn });
}

async function write(folder) {
  const store = openStore(folder);
  const entries = keysOf(verdictCount).map((key, index) => ({ ...key, verdict: verdictOf(index) }));
  return () => store.write(entries);
}

async function lookUp(folder) {
  const store = openStore(folder);
  const keys = keysOf(verdictCount);
  return async () => {
    const answers = await store.lookUp(keys);
    let passed = 0;
    for (let place = 0; place < keys.length; place += 1) if (answers.at(place)?.outcome === 'passed') passed += 1;
    if (passed !== verdictCount * 0.99) throw new Error(`${passed} passed`);
  };
}

/** One file touched: 5 units asked of a store of 100,000. */
async function lookUpFew(folder) {
  const store = openStore(folder);
  const keys = keysOf(hooks.length);
  return async () => {
    const answers = await store.lookUp(keys);
    if (keys.some((_, place) => answers.at(place) === null)) throw new Error('a verdict is missing');
  };
}

async function entriesWrite(folder) {
  const cacache = require('cacache');
  const keys = keysOf(entryCount);
  return async () => {
    for (const [index, { fingerprint }] of keys.entries()) {
      await cacache.put(folder, fingerprint, JSON.stringify(verdictOf(index)));
    }
  };
}

async function entriesLookUp(folder) {
  const cacache = require('cacache');
  const keys = keysOf(entryCount);
  return async () => {
    for (const { fingerprint } of keys) JSON.parse((await cacache.get(folder, fingerprint)).data.toString());
  };
}

async function rawWrite(folder) {
  mkdirSync(folder);
  const bytes = Buffer.alloc(verdictCount * 48, 7);
  return () => writeFileSync(join(folder, 'raw'), bytes);
}

async function rawRead(folder) {
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
