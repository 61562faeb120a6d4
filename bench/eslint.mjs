// ESLint over 33 projects, through Nx and hookgraph, against one raw ESLint process over the same files.
//   npm run build && node bench/eslint.mjs [folder of the build, default dist]
// Ratios of one run on one machine. Each round begins without any cache; the best of
// the rounds counts, since whatever else the machine does only ever adds.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, '..');
const dist = resolve(process.argv[2] ?? join(repository, 'dist'));
const projects = 33;
const filesPerProject = 18;
const rounds = 5;

const root = mkdtempSync(join(tmpdir(), 'hookgraph-bench-eslint-'));
try {
  generate();
  const nx = (...args) => [join(root, 'node_modules/nx', programOf('nx')), ...args];
  const eslint = (...args) => [join(root, 'node_modules/eslint/bin/eslint.js'), ...args];
  const touched = 'libs/p7/src/f3.ts';
  const times = { raw: [], nxStart: [], cold: [], warm: [], nxStartAgain: [], rawOne: [], one: [] };
  for (let round = 0; round < rounds; round++) {
    times.raw.push(time(eslint('libs')));
    forget();
    times.nxStart.push(time(nx('run-many', '-t', 'nothing')));
    forget();
    times.cold.push(time(nx('run-many', '-t', 'quality')));
    times.warm.push(time(nx('run-many', '-t', 'quality')));
    appendFileSync(join(root, touched), `// round ${round}\n`);
    times.one.push(time(nx('run-many', '-t', 'quality')));
    times.rawOne.push(time(eslint(touched)));
    appendFileSync(join(root, touched), `// again ${round}\n`);
    times.nxStartAgain.push(time(nx('run-many', '-t', 'nothing')));
  }
  const ms = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, Math.round(Math.min(...values))]));
  const report = {
    measuredOn: {
      node: process.version,
      processors: cpus().length,
      projects,
      files: projects * filesPerProject,
      rounds,
    },
    ms,
    all: times,
    ratios: {
      'cold: hookgraph / (one raw process + start of Nx)': ms.cold / (ms.raw + ms.nxStart),
      'warm: hookgraph / start of Nx': ms.warm / ms.nxStartAgain,
      'one file: hookgraph - start of Nx - raw ESLint on the file, ms': ms.one - ms.nxStartAgain - ms.rawOne,
    },
    limits: {
      'cold within 1.15x': ms.cold <= 1.15 * (ms.raw + ms.nxStart),
      'one file within 100 ms': ms.one - ms.nxStartAgain - ms.rawOne <= 100,
    },
  };
  mkdirSync(join(here, 'results'), { recursive: true });
  writeFileSync(join(here, 'results', 'eslint.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log(JSON.stringify(report, null, 2));
  if (Object.values(report.limits).includes(false)) process.exitCode = 1;
} finally {
  if (process.env.KEEP === undefined) rmSync(root, { recursive: true, force: true });
  else console.error(root);
}

function generate() {
  mkdirSync(join(root, 'node_modules/@nx'), { recursive: true });
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    if (name === '.bin' || name === '.package-lock.json' || name === 'hookgraph') continue;
    const target = join(repository, 'node_modules', name);
    if (!name.startsWith('@')) symlinkSync(target, join(root, 'node_modules', name));
    else {
      mkdirSync(join(root, 'node_modules', name), { recursive: true });
      for (const each of readdirSync(target)) symlinkSync(join(target, each), join(root, 'node_modules', name, each));
    }
  }
  const installed = join(root, 'node_modules/hookgraph');
  mkdirSync(installed);
  cpSync(dist, join(installed, 'dist'), { recursive: true });
  for (const name of ['package.json', 'executors.json', 'generators.json', 'schema']) {
    cpSync(join(repository, name), join(installed, name), { recursive: true });
  }
  write('package.json', { name: 'bench', private: true, devDependencies: { eslint: '*', 'typescript-eslint': '*' } });
  write('nx.json', { analytics: false, neverConnectToCloud: true, plugins: ['hookgraph'] });
  write('hookgraph.json', { hooks: { eslint: { tool: 'eslint' } } });
  write('.gitignore', 'node_modules\n.nx\n.hookgraph\n');
  write(
    'eslint.base.mjs',
    `import js from '@eslint/js';\nimport tseslint from 'typescript-eslint';\nexport default [js.configs.recommended, ...tseslint.configs.recommended, ...tseslint.configs.stylistic];\n`,
  );
  for (let p = 0; p < projects; p++) {
    const folder = `libs/p${p}`;
    write(`${folder}/project.json`, { name: `p${p}`, targets: { nothing: { executor: 'nx:noop' } } });
    write(
      `${folder}/eslint.config.mjs`,
      `import base from '../../eslint.base.mjs';\nexport default [...base, { rules: { 'max-depth': ['error', ${4 + (p % 3)}] } }];\n`,
    );
    for (let f = 0; f < filesPerProject; f++) write(`${folder}/src/f${f}.ts`, source(p, f));
  }
  spawnSync('git', ['init', '-q'], { cwd: root });
}

function source(p, f) {
  const imports = f > 0 ? `import { value${f - 1} } from './f${f - 1}';\n\n` : '';
  const functions = Array.from({ length: 12 }, (_, n) =>
    [
      `export interface Shape${n} {\n  readonly id: number;\n  readonly name: string;\n  readonly tags: readonly string[];\n}`,
      `export function pick${n}(shapes: readonly Shape${n}[], wanted: string): Shape${n} | null {`,
      `  for (const shape of shapes) {\n    if (shape.tags.includes(wanted) && shape.id > ${p * f + n}) return shape;\n  }\n  return null;\n}`,
    ].join('\n'),
  );
  return `${imports}export const value${f} = ${f}${f > 0 ? ` + value${f - 1}` : ''};\n\n${functions.join('\n\n')}\n`;
}

function write(name, content) {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
}

/** Where a package keeps its program: Nx has moved it between majors. */
function programOf(name) {
  const { bin } = JSON.parse(readFileSync(join(repository, 'node_modules', name, 'package.json'), 'utf8'));
  return typeof bin === 'string' ? bin : bin[name];
}

function forget() {
  for (const name of ['.nx', '.hookgraph']) rmSync(join(root, name), { recursive: true, force: true });
}

function time(args) {
  const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', CI: 'true' };
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  const duration = performance.now() - started;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  return duration;
}
