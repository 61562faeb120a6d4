// 100,000 findings of 1,000 tasks that have run: `hookgraph report` as a user types it, in every format.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, median } from '../rig/measure.mjs';
import { createWorkspace, nx, plainEnvironment, program, write } from '../rig/workspace.mjs';

const hooks = ['eslint', 'types', 'cspell', 'secrets', 'knip'];
const projects = 200;
const filesPerProject = 10;
const formats = ['text', 'json', 'sarif', 'junit', 'github', 'github-summary', 'gitlab', 'markdown', 'html', 'agent'];

export async function report({ folder, installation, rounds }) {
  const root = redWorkspace(join(folder, 'report'), installation);
  nx(root, ['run-many', '-t', 'quality'], { exits: [1] });
  const probe = join(folder, 'probe.cjs');
  write(folder, { 'probe.cjs': peak });
  const env = { ...plainEnvironment(root), HOOKGRAPH_BENCH_PEAK: join(folder, 'peak') };
  const times = Object.fromEntries(formats.map((format) => [format, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const format of formats) {
      const argv = [process.execPath, '--require', probe, ...program(root, 'hookgraph').slice(1)];
      const { wall, cpu, stdout } = measure([...argv, 'report', '--format', format], { cwd: root, env });
      const mb = Number(readFileSync(env.HOOKGRAPH_BENCH_PEAK, 'utf8'));
      times[format].push({ wall, cpu, mb, characters: stdout.length });
    }
  }
  if (!/60,000 errors, 40,000 warnings/.test(textOf(root, env))) throw new Error('not all findings are in the report');
  const of = {
    wall: (all) => median(all).wall,
    cpu: (all) => median(all).cpu,
    mb: (all) => Math.max(...all.map(({ mb }) => mb)),
  };
  const slowest = (field) => Math.max(...formats.map((format) => of[field](times[format])));
  const row = (what, field, unit, limit) => ({
    work: `\`hookgraph report\` over 100,000 findings, the slowest of ${formats.length} formats: ${what}`,
    value: slowest(field),
    unit,
    limit,
    command: 'node bench/run.mjs --only report',
  });
  return {
    raw: times,
    rows: [
      row('by the clock', 'wall', 'ms', 3_000),
      row('processor time, Nx and its plugin processes included', 'cpu', 'ms'),
      row('memory of the process', 'mb', 'MB', 300),
    ],
  };
}

function textOf(root, env) {
  return measure([...program(root, 'hookgraph'), 'report'], { cwd: root, env }).stdout;
}

/** Only the command itself: Nx starts processes of its own, which would be taken for it. */
const peak = `
if (/hookgraph.dist.cli\\.js$/.test(process.argv[1] ?? '')) {
  process.on('exit', () => {
    const mb = Math.round(process.resourceUsage().maxRSS / 1024);
    require('node:fs').writeFileSync(process.env.HOOKGRAPH_BENCH_PEAK, String(mb));
  });
}
`;

/** Each hook finds ten things in each file. */
const noise = `for (const file of process.argv.slice(2)) {
  for (let index = 0; index < 10; index += 1) {
    const line = 1 + ((index * 59 + file.length * 7) % 590);
    const severity = index % 3 === 0 ? 'warning' : 'error';
    const message = \`Value \${index} is computed from an input that nobody has validated before it is used here.\`;
    console.log(\`\${file}:\${line}:14: \${severity}: \${message} [rule-\${index}]\`);
  }
}
process.exitCode = 1;
`;

function redWorkspace(root, installation) {
  const code = 'export const value = compute(input);\n'.repeat(600);
  const hook = {
    command: ['node', 'noise.mjs', '{files}'],
    cwd: 'workspace',
    files: ['**/*.ts'],
    projects: ['libs/*'],
    scope: 'file',
    output: 'unix',
  };
  return createWorkspace(root, installation, {
    'package.json': { name: 'bench', private: true },
    'nx.json': { analytics: false, neverConnectToCloud: true, plugins: ['hookgraph'] },
    'project.json': { name: 'root' },
    'noise.mjs': noise,
    'hookgraph.json': { hooks: Object.fromEntries(hooks.map((name) => [name, hook])) },
    ...Object.fromEntries(
      Array.from({ length: projects }, (_, p) => [
        [`libs/p${p}/project.json`, { name: `p${p}` }],
        ...Array.from({ length: filesPerProject }, (_, f) => [`libs/p${p}/src/module-${f}.ts`, code]),
      ]).flat(),
    ),
  });
}
