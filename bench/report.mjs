// 100,000 findings in every format: under 3 s and 300 MB each, from a set of results to the finished text. Needs a build (npm run build). Writes bench/results/report.json; exit 1 when over.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import assembled from '../build/engine/report/report.js';
import rendered from '../build/engine/report/render-report.js';

// Processor time, all threads: what the clock says depends on what else the machine does.
const limits = { processor: 3_000, megabytes: 300 };
const [format] = process.argv.slice(2);

if (format === undefined) all();
else console.log(JSON.stringify(one(format)));

function all() {
  const formats = rendered.reportFormats.map((name) => {
    const measured = measure(name);
    const isWithin = measured.processor <= limits.processor && measured.megabytes <= limits.megabytes;
    console.log(
      `${isWithin ? 'ok  ' : 'OVER'} ${name.padEnd(15)} ${measured.processor} ms of processor, ${measured.milliseconds} ms by the clock  ${measured.megabytes} MB  ${measured.characters} characters`,
    );
    return { name, isWithin, ...measured };
  });
  mkdirSync(new URL('results/', import.meta.url), { recursive: true });
  const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model ?? '', node: process.version };
  const file = new URL('results/report.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify({ findings: 100_000, limits, machine, formats }, null, 2)}\n`);
  if (formats.some(({ isWithin }) => !isWithin)) process.exitCode = 1;
}

/** In a process of its own, so that each format is charged for its own memory only. */
function measure(name) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return JSON.parse(stdout);
}

function one(name) {
  const { expected, results } = workspace();
  const code = 'export const value = compute(input);\n'.repeat(600);
  const source = () => code;
  const started = performance.now();
  const before = process.cpuUsage();
  const report = assembled.assembleReport(expected, results, { now: Date.now(), source, packageManager: 'npm' });
  const text = rendered.renderReport(report, name, { source, color: false, version: '0.0.0' });
  const milliseconds = Math.round(performance.now() - started);
  const { user, system } = process.cpuUsage(before);
  const processor = Math.round((user + system) / 1_000);
  // The peak of the whole process, Node itself and the results included.
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  return { processor, milliseconds, megabytes, characters: text.length };
}

/** 200 projects x 5 hooks, 100 findings each over 2,000 files. */
function workspace() {
  const expected = [];
  const results = new Map();
  for (let p = 0; p < 200; p++) {
    for (const hook of ['eslint', 'types', 'cspell', 'secrets', 'knip']) {
      const task = `project-${p}:quality--${hook}`;
      const root = `libs/project-${p}`;
      expected.push({ task, project: `project-${p}`, root, hook, dependsOn: [], host: 'ran', failed: [] });
      results.set(task, result(task, p, root, hook));
    }
  }
  return { expected, results };
}

function result(task, p, root, hook) {
  return {
    format: 1,
    task,
    project: `project-${p}`,
    root,
    hook,
    stage: 'fast',
    securityLevel: 'medium',
    advisory: false,
    outcome: { kind: 'failed' },
    findings: Array.from({ length: 100 }, (_, index) => ({
      file: `${root}/src/module-${index % 10}.ts`,
      range: {
        start: { line: 1 + ((index * 7 + p) % 590), column: 14 },
        end: { line: 1 + ((index * 7 + p) % 590), column: 19 },
      },
      rule: `rule-${index % 40}`,
      severity: index % 3 === 0 ? 'warning' : 'error',
      message: `Value ${index} is computed from an input that nobody has validated before it is used here.`,
      fixable: index % 5 === 0,
      fix: null,
      url: `https://example.com/rules/rule-${index % 40}`,
    })),
    output: '',
    tool: { name: hook, version: '1.0.0' },
    files: { checked: 10, replayed: 0 },
    replayed: false,
    fingerprint: null,
    startedAt: 1_767_323_045_000 + p * 100,
    duration: 900,
  };
}
