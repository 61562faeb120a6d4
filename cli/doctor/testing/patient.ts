import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small healthy workspace on the real disk, with git; tests make it ill. */
export interface Patient {
  /** Absolute path. */
  readonly root: string;
  write(files: Readonly<Record<string, string | object>>): void;
  remove(...paths: readonly string[]): void;
  git(...args: readonly string[]): void;
  commit(): void;
}

const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

/** What npm would have put there: manifests are all that the doctor reads. */
const installed = {
  'node_modules/hookgraph/package.json': { name: 'hookgraph', version: '0.1.0' },
  'node_modules/nx/package.json': { name: 'nx', version: '24.0.6' },
  'node_modules/prettier/package.json': { name: 'prettier', version: '3.6.0', bin: './bin.cjs' },
  'node_modules/prettier/bin.cjs': '',
  'node_modules/eslint/package.json': { name: 'eslint', version: '9.39.0', bin: { eslint: './bin.js' } },
  'node_modules/eslint/bin.js': '',
};

const sources = {
  '.gitignore': 'node_modules\n.nx\n.hookgraph\n*.log\n',
  'nx.json': { plugins: ['hookgraph'] },
  'package.json': { name: 'root', private: true },
  'package-lock.json': {},
  'hookgraph.json': { hooks: { prettier: { tool: 'prettier' }, eslint: { tool: 'eslint' } } },
  '.prettierrc': {},
  'eslint.config.mjs': 'export default [];\n',
  'libs/a/project.json': { name: 'a' },
  'libs/a/package.json': { name: 'a', scripts: { build: 'true' } },
  'libs/a/a.ts': 'export const a = 1;\n',
  'libs/b/project.json': { name: 'b', targets: { build: { executor: 'nx:noop' } } },
  'libs/b/b.ts': 'export const b = 1;\n',
};

/** Where healthy workspaces come from, each a copy of the first. */
export interface Patients {
  create(): Patient;
  dispose(): void;
}

export function patients(): Patients {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-doctor-')));
  const healthy = patientIn(join(folder, 'healthy'));
  healthy.write({ ...installed, ...sources });
  healthy.git('init', '--quiet', '--initial-branch=main');
  healthy.commit();
  return {
    create() {
      const root = join(mkdtempSync(join(folder, 'ws-')), 'root');
      cpSync(healthy.root, root, { recursive: true });
      return patientIn(root);
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function patientIn(root: string): Patient {
  const patient: Patient = {
    root,
    write(files) {
      for (const [file, content] of Object.entries(files)) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), typeof content === 'string' ? content : `${JSON.stringify(content)}\n`);
      }
    },
    remove(...paths) {
      for (const path of paths) rmSync(join(root, path), { recursive: true });
    },
    git: (...args) => void execFileSync('git', [...author, ...args], { cwd: root, stdio: 'pipe' }),
    commit() {
      patient.git('add', '--all');
      patient.git('commit', '--quiet', '--allow-empty', '--message', 'a change');
    },
  };
  return patient;
}
