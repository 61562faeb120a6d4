// Configuration of the peers for ESLint and Prettier, and how each is told to check.
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, installPeer } from './installations.mjs';
import { manyProjects } from './many-projects.mjs';
import { measure } from './measure.mjs';
import { forget, plainEnvironment, program } from './workspace.mjs';

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

/** Arguments of Nx: a process of each tool for each project. */
export const nxPerProject = ['run-many', '-t', 'lint', 'format'];

/** Package, program and arguments: for all files, and for what has changed or is staged. */
const ways = {
  turbo: { name: 'turbo', args: ['run', 'lint:src', 'format:src'] },
  lage: { name: 'lage', args: ['lint:src', 'format:src'] },
  lefthook: { name: 'lefthook', args: ['run', 'pre-commit', '--no-auto-install'], all: ['--all-files', '--force'] },
  prek: { name: '@j178/prek', bin: 'prek', args: ['run'], all: ['--all-files'] },
  'lint-staged': { name: 'lint-staged', args: [], all: null },
};

/** A workspace with the configuration of every peer; Nx is not told of hookgraph there. */
export function peerWorkspace(root, installation) {
  return manyProjects(root, installation, { plugin: false, extra: configs });
}

/** Changes and stages a file. @param who tells one change from the next */
export function touch(root, file, who) {
  appendFileSync(join(root, file), `// for ${who}\n`);
  execFileSync('git', ['add', file], { cwd: root });
}

/**
 * Runs each peer over everything with nothing known, and once more with one file touched and staged. What cannot be
 * installed or does not run is told in its place.
 * @param options.touched the file
 * @returns `{ cold, touched }` by name
 */
export function runPeers(root, { shared, installation, touched, say }) {
  const plain = plainEnvironment(root);
  const env = { ...plain, PATH: `${join(installation, 'node_modules/.bin')}:${plain.PATH}` };
  const done = {};
  for (const [name, { name: packageName, bin, args, all = [] }] of Object.entries(ways)) {
    const { place, trouble } = installPeer(shared, name);
    const run = (more) => () => measure([...program(place, packageName, bin), ...args, ...more], { cwd: root, env });
    const tried = (more) => (trouble === undefined ? attempt(run(more)) : { trouble });
    forget(root);
    const cold = all === null ? { trouble: 'looks at staged files only' } : tried(all);
    touch(root, touched, name);
    done[name] = { cold, touched: tried([]) };
    for (const [what, { wall, trouble: problem }] of Object.entries(done[name])) {
      say(`${name}, ${what}: ${problem ?? `${wall} ms`}`);
    }
  }
  return done;
}
