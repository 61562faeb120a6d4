// One report format from 100,000 findings in 1,000 result files on the disk to the finished text, in a process of its own,
// so that it is charged for its own memory only.   node bench/parts/report-child.mjs <format>
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import reading from '../../build/engine/report/read-result.js';
import assembled from '../../build/engine/report/report.js';
import rendered from '../../build/engine/report/render-report.js';

const [format, folder] = process.argv.slice(2);
if (format === undefined) console.log(JSON.stringify(rendered.reportFormats));
else if (format === '--write') write(folder);
else console.log(JSON.stringify(withResults((results) => one(format, results))));

/** Written by another process, which takes the memory that it needed with it. */
function withResults(use) {
  const results = mkdtempSync(path.join(os.tmpdir(), 'hookgraph-bench-'));
  try {
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--write', results]);
    return use(results);
  } finally {
    rmSync(results, { recursive: true });
  }
}

function write(results) {
  for (const task of tasks()) writeFileSync(fileOf(results, task), JSON.stringify(result(task)));
}

function one(name, results) {
  const code = 'export const value = compute(input);\n'.repeat(600);
  const source = () => code;
  const started = performance.now();
  const before = process.cpuUsage();
  const expected = tasks().map((task) => ({ ...task, dependsOn: [], host: 'ran', failed: [] }));
  const read = new Map(
    expected.map((task) => [task.task, reading.readResult(readFileSync(fileOf(results, task), 'utf8'))]),
  );
  const report = assembled.assembleReport(expected, read, { now: Date.now(), source, packageManager: 'npm' });
  if (report.totals.listed !== 100_000) throw new Error(`${report.totals.listed} findings`);
  const text = rendered.renderReport(report, name, { source, color: false, version: '0.0.0' });
  const wall = Math.round(performance.now() - started);
  const { user, system } = process.cpuUsage(before);
  const cpu = Math.round((user + system) / 1_000);
  // The peak of the whole process, Node itself included.
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  return { wall, cpu, mb: megabytes, characters: text.length };
}

/** 200 projects x 5 hooks, 100 findings each over 2,000 files. */
function tasks() {
  return Array.from({ length: 200 }, (_, p) =>
    ['eslint', 'types', 'cspell', 'secrets', 'knip'].map((hook) => ({
      task: `project-${p}:quality--${hook}`,
      project: `project-${p}`,
      root: `libs/project-${p}`,
      hook,
    })),
  ).flat();
}

function fileOf(results, { task }) {
  return path.join(results, `${task.replace(':', '-')}.json`);
}

function result({ task, project, root, hook }) {
  const p = Number(project.slice('project-'.length));
  return {
    format: 1,
    task,
    project,
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
