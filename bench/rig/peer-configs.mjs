// Configuration of the peers for ESLint and Prettier, and how each is told to check.
import { join } from 'node:path';
import { attempt, installPeer } from './installations.mjs';
import { manyProjects } from './many-projects.mjs';
import { measure } from './measure.mjs';
import { plainEnvironment, program } from './workspace.mjs';

const eslint = 'node_modules/.bin/eslint';
const prettier = 'node_modules/.bin/prettier --check';

const configs = {
  'turbo.json': { tasks: { 'lint:src': {}, 'format:src': {} } },
  'lage.config.js': `module.exports = { pipeline: { 'lint:src': [], 'format:src': [] } };\n`,
  'lefthook.yml': `pre-commit:
  parallel: true
  commands:
    eslint:
      glob: '*.ts'
      run: ${eslint} {staged_files}
    prettier:
      glob: '*.ts'
      run: ${prettier} {staged_files}
`,
  '.pre-commit-config.yaml': `repos:
  - repo: local
    hooks:
      - { id: eslint, name: eslint, language: system, entry: ${eslint}, files: '\\.ts$' }
      - { id: prettier, name: prettier, language: system, entry: ${prettier}, files: '\\.ts$' }
`,
  '.lintstagedrc.json': { '*.ts': [eslint, prettier] },
};

/** Package, program and arguments; `all` where every file is to be checked and not what has changed. */
const ways = {
  'nx run-commands': { arguments: () => ['run-many', '-t', 'lint', 'format'], name: 'nx', remembers: true },
  turbo: { arguments: () => ['run', 'lint:src', 'format:src'], name: 'turbo', remembers: true },
  lage: { arguments: () => ['lint:src', 'format:src'], name: 'lage', remembers: true },
  lefthook: {
    arguments: (all) => ['run', 'pre-commit', '--no-auto-install', ...(all ? ['--all-files', '--force'] : [])],
    name: 'lefthook',
  },
  prek: { arguments: (all) => ['run', ...(all ? ['--all-files'] : [])], name: '@j178/prek', bin: 'prek' },
  'lint-staged': {
    arguments: (all) => (all ? null : []),
    name: 'lint-staged',
  },
};

/** A workspace with the configuration of every peer; Nx is not told of hookgraph there. */
export function peerWorkspace(root, installation) {
  return manyProjects(root, installation, { plugin: false, extra: configs });
}

/**
 * Runs each peer once. What cannot be installed or does not run is told in its place.
 * @param options.all every file, with nothing known; else what has changed, after a run of those that remember runs
 * @param options.before called before what is measured
 */
export function runPeers(root, { folder, installation, all, before, say }) {
  const plain = plainEnvironment(root);
  const env = { ...plain, PATH: `${join(installation, 'node_modules/.bin')}:${plain.PATH}` };
  const done = {};
  for (const [name, way] of Object.entries(ways)) {
    const args = way.arguments(all);
    const { place, trouble } = name.startsWith('nx ') ? { place: installation } : installPeer(folder, name);
    const run = () => measure([...program(place, way.name, way.bin), ...args], { cwd: root, env });
    if (args === null) done[name] = { trouble: 'looks at staged files only' };
    else if (trouble !== undefined) done[name] = { trouble };
    else {
      if (!all && way.remembers === true) attempt(run);
      before(name);
      done[name] = attempt(run);
    }
    say(`${name}: ${done[name].trouble ?? `${done[name].wall} ms`}`);
  }
  return done;
}
