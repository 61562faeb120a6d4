// 200 trivial hook tasks (50 projects x 4 hooks): hookgraph against a bare Nx batch executor that only spawns the same
// commands. Ratios of one run, in turn A B A B; run `npm run build` first.
//   node bench/tasks.mjs [--projects 50] [--hooks 4] [--rounds 5]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '50' },
    hooks: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
  },
});
const [projects, hooks, rounds] = [values.projects, values.hooks, values.rounds].map(Number);
const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'hookgraph-bench-'));

const barePlugin = `
const { dirname } = require('node:path');
const targets = Object.fromEntries(Array.from({ length: ${hooks} }, (_, index) => ['quality--h' + index, {
  executor: 'bare:run', cache: true, options: {}, inputs: ['{projectRoot}/**/*.txt'], outputs: [],
}]));
targets.quality = { executor: 'nx:noop', dependsOn: Object.keys(targets), inputs: ['{projectRoot}/**/*'] };
const create = (files) => files.filter((file) => file.startsWith('packages/')).map((file) => [file, { projects: { [dirname(file)]: { targets } } }]);
exports.name = 'bare';
exports.createNodes = exports.createNodesV2 = ['**/project.json', create];
`;

const bareExecutor = `
const { spawn } = require('node:child_process');
const { availableParallelism } = require('node:os');
exports.default = async (graph) => {
  const waiting = Object.keys(graph.tasks);
  const results = {};
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const code = await new Promise((resolve) => spawn('true', [], { stdio: ['ignore', 'pipe', 'pipe'] }).on('close', resolve));
      results[id] = { success: code === 0, status: code === 0 ? 'success' : 'failure', terminalOutput: '' };
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
};
`;

try {
  const modules = installModules();
  const ways = { hookgraph: workspace('hookgraph', modules), bare: workspace('bare', modules) };
  for (const way of Object.values(ways)) timed(way, { fresh: true });
  const measured = { cold: { hookgraph: [], bare: [] }, warm: { hookgraph: [], bare: [] } };
  for (let round = 0; round < rounds; round++) {
    for (const [name, way] of Object.entries(ways)) {
      measured.cold[name].push(timed(way, { fresh: true }));
      measured.warm[name].push(timed(way, { fresh: false }));
    }
  }
  const ratio = (temperature) => round2(median(measured[temperature].hookgraph) / median(measured[temperature].bare));
  const report = {
    measuredOn: { node: process.version, processors: cpus().length, projects, hooks, rounds },
    milliseconds: measured,
    ratios: { cold: ratio('cold'), warm: ratio('warm') },
  };
  mkdirSync(join(repository, 'bench/results'), { recursive: true });
  writeFileSync(
    join(repository, `bench/results/tasks-${projects * hooks}.json`),
    `${JSON.stringify(report, null, 2)}\n`,
  );
  for (const temperature of ['cold', 'warm']) {
    const { hookgraph, bare } = measured[temperature];
    console.log(
      `${temperature}: hookgraph ${median(hookgraph)} ms, bare batch executor ${median(bare)} ms, ratio ${ratio(temperature)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The packed package beside everything that this repository has installed. */
function installModules() {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'hookgraph'), { recursive: true });
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    if (name !== 'hookgraph' && !name.startsWith('.'))
      symlinkSync(join(repository, 'node_modules', name), join(modules, name));
  }
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(packed);
  execFileSync('tar', ['-xzf', join(folder, filename), '--strip-components=1', '-C', join(modules, 'hookgraph')]);
  write(join(modules, 'bare'), {
    'package.json': JSON.stringify({ name: 'bare', version: '1.0.0', main: 'index.js', executors: './executors.json' }),
    'executors.json': JSON.stringify({
      executors: {
        run: { implementation: './batch', batchImplementation: './batch', preferBatch: true, schema: './schema.json' },
      },
    }),
    'schema.json': JSON.stringify({ version: 2, type: 'object', properties: {} }),
    'index.js': barePlugin,
    'batch.js': bareExecutor,
  });
  return modules;
}

function workspace(plugin, modules) {
  const root = join(folder, plugin);
  const files = {
    'package.json': JSON.stringify({ name: plugin, private: true }),
    'nx.json': JSON.stringify({ analytics: false, neverConnectToCloud: true, plugins: [plugin] }),
    '.gitignore': '.nx\n.hookgraph\nnode_modules\n',
    'project.json': JSON.stringify({ name: 'root' }),
  };
  if (plugin === 'hookgraph') {
    const declared = Array.from({ length: hooks }, (_, index) => [
      `h${index}`,
      { command: ['true'], files: ['**/*.txt'], projects: ['packages/*'] },
    ]);
    files['hookgraph.json'] = JSON.stringify({ hooks: Object.fromEntries(declared) });
  }
  for (let index = 0; index < projects; index++) {
    files[`packages/p${index}/project.json`] = JSON.stringify({ name: `p${index}` });
    files[`packages/p${index}/a.txt`] = `${index}\n`;
  }
  write(root, files);
  symlinkSync(modules, join(root, 'node_modules'));
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=b', '-c', 'user.email=b@example.com', ...args], { cwd: root });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'all');
  return root;
}

/** Milliseconds of one `nx run-many -t quality`. */
function timed(root, { fresh }) {
  if (fresh) for (const name of ['.nx', '.hookgraph']) rmSync(join(root, name), { recursive: true, force: true });
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [nx, 'run-many', '-t', 'quality'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      CI: 'true',
      NX_DAEMON: 'false',
      NX_NO_CLOUD: 'true',
      NX_CACHE_DIRECTORY: join(root, '.nx/cache'),
      NX_WORKSPACE_DATA_DIRECTORY: join(root, '.nx/workspace-data'),
    },
  });
  if (status !== 0) throw new Error(`nx ended with ${status}:\n${stdout}${stderr}`);
  return Math.round(performance.now() - started);
}

function write(root, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function round2(number) {
  return Math.round(number * 100) / 100;
}
