import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { HookResult } from '../hooks/hook-result';
import { realWorkspace, type RealWorkspace } from './testing/real-workspace';

// Several projects in one process must say what the compiler says when it is started for each.

jest.setTimeout(240_000);

const modules = join(__dirname, '..', '..', 'node_modules');
// Another version: HOOKGRAPH_TYPESCRIPT=<folder of the package>.
const typescript = process.env['HOOKGRAPH_TYPESCRIPT'] ?? join(modules, 'typescript');

const options = {
  strict: true,
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  types: [],
  skipLibCheck: true,
};
const tsconfig = (more: object = {}, top: object = {}) =>
  JSON.stringify({ compilerOptions: { ...options, ...more }, include: ['*.ts'], ...top });

/** Projects of every kind, each with what it has wrong. */
const files: Readonly<Record<string, string>> = {
  'clean/tsconfig.json': tsconfig(),
  'clean/a.ts': 'export const a: Map<string, number> = new Map();\n',
  'types/tsconfig.json': tsconfig(),
  'types/a.ts': "export const a: number = 'x';\nexport const b: string = [1].map((x) => x);\n",
  'syntax/tsconfig.json': tsconfig(),
  'syntax/a.ts': 'export const = ;\nexport const b: number = "x";\n',
  'loose/tsconfig.json': tsconfig({ strict: false, target: 'es5', lib: ['es5'], ignoreDeprecations: '5.0' }),
  'loose/a.ts': 'export const a = (x) => x;\nexport const p = new Promise(() => {});\n',
  'augmented/tsconfig.json': tsconfig(),
  'augmented/a.ts': 'declare global {\n  interface String {\n    own(): number;\n  }\n}\nexport const a = "x".own();\n',
  'plain/tsconfig.json': tsconfig(),
  'plain/a.ts': 'export const a = "x".own();\n',
  'shadow/tsconfig.json': tsconfig(),
  'shadow/a.ts': 'interface Array<T> {\n  first: T;\n}\nconst a: string = [1].first;\n',
  'unused/tsconfig.json': tsconfig({ noUnusedLocals: true }),
  'unused/a.ts': 'const a = 1;\nexport {};\n',
  'depends/tsconfig.json': tsconfig({ paths: { dep: ['../types/a.ts'] } }),
  'depends/a.ts': "import { a } from 'dep';\nexport const c: string = a;\n",
  'broken/tsconfig.json': '{ "compilerOptions": { "strict": "yes", "nonsense": 1 } }',
  'broken/a.ts': 'export {};\n',
  'empty/tsconfig.json': JSON.stringify({ compilerOptions: options, include: ['*.ts'] }),
  'empty/a.js': '',
  'extended/tsconfig.json': '{ "extends": "./nowhere.json" }',
  'extended/a.ts': 'export {};\n',
  'solution/tsconfig.json':
    '{ "files": [], "references": [{ "path": "./tsconfig.lib.json" }, { "path": "./tsconfig.spec.json" }] }',
  'solution/tsconfig.lib.json': tsconfig({ composite: true }, { include: ['a.ts'] }),
  'solution/tsconfig.spec.json': tsconfig({ composite: true }, { include: ['b.ts', 'a.ts'] }),
  'solution/a.ts': 'export const a: number = "a";\n',
  'solution/b.ts': 'export const b: number = "b";\n',
  'referenced/tsconfig.json': tsconfig({ composite: true, declaration: true, outDir: 'out' }),
  'referenced/a.ts': 'export const a: number = 1;\n',
  'referring/tsconfig.json': tsconfig({ composite: true, outDir: 'out' }, { references: [{ path: '../referenced' }] }),
  'referring/a.ts': "import { a } from '../referenced/a';\nexport const c: string = a;\n",
  'package/tsconfig.json': tsconfig({ skipLibCheck: false }),
  'package/a.ts': "import { n } from 'typed';\nexport const c: string = n;\n",
  'measured/tsconfig.json': tsconfig({ extendedDiagnostics: true, listFiles: true }),
  'measured/a.ts': 'export {};\n',
  'strange/tsconfig.json': tsconfig({ moduleResolution: 'nonsense' }),
  'strange/a.ts': 'export {};\n',
};
const projects = [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? ''))];

let workspace: RealWorkspace;

beforeEach(() => {
  workspace = realWorkspace(Object.fromEntries(projects.map((name) => [name, []])), { typescript });
  workspace.write({
    'hookgraph.json': '{ "hooks": { "types": { "tool": "tsc" } } }',
    'node_modules/typed/package.json': '{ "name": "typed", "version": "1.0.0", "types": "index.d.ts" }',
    'node_modules/typed/index.d.ts': 'export declare const n: number;\nexport declare const m: Missing;\n',
    ...files,
  });
});

afterEach(() => workspace.close());

/** Times and memory differ from run to run: they are in no verdict, but in the words of what could not be checked. */
const essence = ({ project, outcome, findings, output }: HookResult) => ({
  project,
  outcome,
  findings,
  output: outcome.kind === 'crashed' ? output.replace(/^Files:\s+(\d+)$[^]*/m, 'Files: $1') : output,
});

const byProject = (results: readonly HookResult[]) => new Map(results.map((each) => [each.project, essence(each)]));

async function alone(): Promise<readonly HookResult[]> {
  const results: HookResult[] = [];
  for (const project of projects) results.push(...(await workspace.run({ only: [project], readStore: false })).results);
  return results;
}

test('projects that are checked together get the answers that they get alone', async () => {
  const isProgram = typescript.includes('ts7');
  const together = await workspace.run();
  // A solution is checked by a process for each of its configurations.
  expect(together.started).toBe(isProgram ? projects.length + 1 : 1);
  expect(byProject(together.results)).toEqual(byProject(await alone()));
  expect(new Set(together.results.map(({ outcome }) => outcome.kind))).toEqual(
    new Set(['passed', 'failed', 'crashed']),
  );
  expect(together.resultOf('measured')).toMatchObject({ outcome: { kind: 'passed' }, output: '' });
  // Nothing is written, and what was answered together is known when it is asked alone.
  expect((await workspace.run({ only: ['types'] })).started).toBe(0);
});

test.each([
  ['cannot be asked', 'module.exports = {};', 4],
  [
    'dies after the first project',
    `const real = require(${JSON.stringify(typescript)});
let programs = 0;
module.exports = {
  ...real,
  createProgram: (input) => (programs++ === 0 ? real.createProgram(input) : process.exit(3)),
};`,
    3,
  ],
])('where the shared process %s the compiler itself is started', async (_, main, started) => {
  workspace.write({
    'node_modules/typescript': null,
    'node_modules/own/typescript/package.json':
      '{ "name": "typescript", "version": "5.9.0", "bin": { "tsc": "tsc.js" } }',
    'node_modules/own/typescript/index.js': main,
    'node_modules/own/typescript/tsc.js': `require(${JSON.stringify(join(typescript, 'bin/tsc'))});`,
  });
  symlinkSync('own/typescript', join(workspace.root, 'node_modules/typescript'));
  const { results, started: count } = await workspace.run({ only: ['clean', 'types', 'syntax'] });
  expect(results.map(({ project, outcome }) => [project, outcome.kind])).toEqual([
    ['clean', 'passed'],
    ['syntax', 'failed'],
    ['types', 'failed'],
  ]);
  expect(count).toBe(started);
});
