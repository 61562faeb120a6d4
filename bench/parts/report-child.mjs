// One report format from 100,000 findings to the finished text, in a process of its own, so that it is charged for its
// own memory only.   node bench/parts/report-child.mjs <format>
import process from 'node:process';
import assembled from '../../build/engine/report/report.js';
import rendered from '../../build/engine/report/render-report.js';

const [format] = process.argv.slice(2);
console.log(JSON.stringify(format === undefined ? rendered.reportFormats : one(format)));

function one(name) {
  const { expected, results } = workspace();
  const code = 'export const value = compute(input);\n'.repeat(600);
  const source = () => code;
  const started = performance.now();
  const before = process.cpuUsage();
  const report = assembled.assembleReport(expected, results, { now: Date.now(), source, packageManager: 'npm' });
  const text = rendered.renderReport(report, name, { source, color: false, version: '0.0.0' });
  const wall = Math.round(performance.now() - started);
  const { user, system } = process.cpuUsage(before);
  const cpu = Math.round((user + system) / 1_000);
  // The peak of the whole process, Node itself and the results included.
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  return { wall, cpu, mb: megabytes, characters: text.length };
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
