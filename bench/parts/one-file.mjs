// One file of 600 touched: a run may cost what a run of one trivial hook costs, plus the raw tool on that file, plus
// 100 ms. And a red run that is repeated: no process of a tool.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, installPeer } from '../rig/installations.mjs';
import { files, manyProjects, projects } from '../rig/many-projects.mjs';
import { alternate, measure, median } from '../rig/measure.mjs';
import { nx, plainEnvironment, program } from '../rig/workspace.mjs';
import { execFileSync } from 'node:child_process';

const touched = 'libs/p7/src/f3.ts';

export async function oneFile({ folder, installation, rounds, withPeers, say }) {
  const root = manyProjects(join(folder, 'one-file'), installation, { plugin: true });
  const env = plainEnvironment(root);
  const run = (target) => () => nx(root, ['run-many', '-t', target]);
  const raw =
    (name, ...args) =>
    () =>
      measure([...program(root, name), ...args, touched], { cwd: root, env });
  const targets = ['quality--trivial', 'quality--eslint', 'quality--prettier'];
  for (const target of [...targets, 'quality']) run(target)();
  const touch = (round) => appendFileSync(join(root, touched), `// round ${round}\n`);
  const times = alternate(rounds + 1, {
    trivial: (round) => (touch(round), run(targets[0])()),
    eslint: run(targets[1]),
    'raw eslint': raw('eslint'),
    prettier: run(targets[2]),
    'raw prettier': raw('prettier', '--check'),
    'hookgraph both': (round) => (touch(round), run('quality')()),
    'nothing touched': run('quality'),
  });
  const of = (name) => median(times[name]).wall;
  const peers = withPeers ? runPeers({ folder, installation, say }) : {};
  return {
    raw: { times, peers },
    rows: ['eslint', 'prettier'].map((tool) => ({
      work: `one of ${files} files touched, ${projects} projects: ${tool === 'eslint' ? 'ESLint' : 'Prettier'}, more than a trivial hook and the raw tool on that file`,
      value: of(tool) - of('trivial') - of(`raw ${tool}`),
      unit: 'ms',
      limit: 100,
      command: 'node bench/run.mjs --only one-file',
    })),
  };
}

/** What the others make of the same file: task runners check its whole project, hook runners the file that is staged. */
function runPeers({ folder, installation, say }) {
  const tools = { eslint: 'node_modules/.bin/eslint', prettier: 'node_modules/.bin/prettier --check' };
  const root = manyProjects(join(folder, 'one-file-peers'), installation, {
    plugin: false,
    extra: {
      'turbo.json': { tasks: { 'lint:src': {}, 'format:src': {} } },
      'lage.config.js': `module.exports = { pipeline: { 'lint:src': [], 'format:src': [] } };\n`,
      'lefthook.yml': `pre-commit:\n  parallel: true\n  commands:\n    eslint: { glob: '*.ts', run: ${tools.eslint} {staged_files} }\n    prettier: { glob: '*.ts', run: ${tools.prettier} {staged_files} }\n`,
      '.pre-commit-config.yaml': `repos:\n  - repo: local\n    hooks:\n      - { id: eslint, name: eslint, language: system, entry: ${tools.eslint}, files: '\\.ts$' }\n      - { id: prettier, name: prettier, language: system, entry: ${tools.prettier}, files: '\\.ts$' }\n`,
      '.lintstagedrc.json': { '*.ts': [tools.eslint, tools.prettier] },
    },
  });
  const plain = plainEnvironment(root);
  const env = { ...plain, PATH: `${join(installation, 'node_modules/.bin')}:${plain.PATH}` };
  const run = (place, name, args, bin) => measure([...program(place, name, bin), ...args], { cwd: root, env });
  const ways = {
    'nx run-commands': () => run(installation, 'nx', ['run-many', '-t', 'lint', 'format']),
    turbo: (place) => run(place, 'turbo', ['run', 'lint:src', 'format:src']),
    lage: (place) => run(place, 'lage', ['lint:src', 'format:src']),
    lefthook: (place) => run(place, 'lefthook', ['run', 'pre-commit', '--no-auto-install']),
    prek: (place) => run(place, '@j178/prek', ['run'], 'prek'),
    'lint-staged': (place) => run(place, 'lint-staged', []),
  };
  const knows = ['nx run-commands', 'turbo', 'lage'];
  const done = {};
  for (const [name, way] of Object.entries(ways)) {
    const { place, trouble } = name.startsWith('nx ') ? {} : installPeer(folder, name);
    const first = trouble === undefined && knows.includes(name) ? attempt(() => way(place)) : {};
    appendFileSync(join(root, touched), `// for ${name}\n`);
    execFileSync('git', ['add', touched], { cwd: root });
    const problem = trouble ?? first.trouble;
    done[name] = problem === undefined ? attempt(() => way(place)) : { trouble: problem };
    say(`${name}: ${done[name].trouble ?? `${done[name].wall} ms`}`);
  }
  return done;
}
