import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realWorkspace, type RealWorkspace } from './testing/real-workspace';
import { strictTsconfig, typedEslint, typedPackages } from './testing/typed-linting';

// Real tools take seconds to load on a busy machine.
jest.setTimeout(60_000);

const modules = join(__dirname, '..', '..', 'node_modules');
const hookgraph = '{ "hooks": { "eslint": { "tool": "eslint" } } }';

const open: Pick<RealWorkspace, 'close'>[] = [];
afterEach(() => Promise.all(open.splice(0).map((workspace) => workspace.close())));
function workspaceOf(
  projects: Readonly<Record<string, readonly string[]>>,
  files: Readonly<Record<string, string>>,
  installed: Readonly<Record<string, string>> = typedPackages,
): RealWorkspace {
  const workspace = realWorkspace(projects, installed);
  open.push(workspace);
  workspace.write({
    'hookgraph.json': hookgraph,
    'package.json': '{ "name": "w", "devDependencies": { "eslint": "*" } }',
    ...files,
  });
  return workspace;
}

const rules = (run: Awaited<ReturnType<RealWorkspace['run']>>, project: string) =>
  run.resultOf(project).findings.map(({ rule }) => rule);

const typed = typedEslint('**/*.ts');
const tsconfig = strictTsconfig('**/*.ts');

test('a dependency that becomes async turns its consumer red, and back', async () => {
  const sync = 'export function save(): void {}\n';
  const async = 'export async function save(): Promise<void> {}\n';
  const workspace = workspaceOf(
    { app: ['lib'], lib: [] },
    {
      'eslint.config.mjs': typed,
      'app/tsconfig.json': tsconfig,
      'lib/tsconfig.json': tsconfig,
      'app/main.ts': "import { save } from '../lib/save.js';\nsave();\n",
      'lib/save.ts': sync,
    },
  );
  const first = await workspace.run();
  expect(first.results.map(({ outcome }) => outcome.kind)).toEqual(['passed', 'passed']);
  expect((await workspace.run()).started).toBe(0);
  workspace.write({ 'lib/save.ts': async });
  expect(rules(await workspace.run(), 'app')).toEqual(['@typescript-eslint/no-floating-promises']);
  workspace.write({ 'lib/save.ts': sync });
  const back = await workspace.run();
  expect(back.resultOf('app').outcome.kind).toBe('passed');
  expect(back.started).toBe(0);
});

test('what a dependency has in its body asks nobody where no rule reads other files', async () => {
  const workspace = workspaceOf(
    { app: ['lib'], lib: [] },
    {
      'eslint.config.mjs': "export default [{ rules: { 'no-debugger': 'error' } }];",
      'app/main.js': "import { save } from '../lib/save.js';\nsave();\n",
      'app/other.js': 'debugger;\n',
      'lib/save.js': 'export function save() { return 1; }\n',
    },
  );
  const first = await workspace.run();
  expect(first.started).toBe(1);
  expect(rules(first, 'app')).toEqual(['no-debugger']);
  workspace.write({ 'lib/save.js': 'export function save() { return 2; }\n' });
  const second = await workspace.run();
  expect(second.resultOf('app')).toMatchObject({ replayed: true, outcome: { kind: 'failed' } });
  expect(second.resultOf('lib').replayed).toBe(false);
  workspace.write({ 'app/main.js': 'debugger;\n' });
  const third = await workspace.run();
  expect(third.resultOf('app').files).toEqual({ checked: 2, replayed: 1 });
  expect(rules(third, 'app')).toEqual(['no-debugger', 'no-debugger']);
});

test('another version of a plugin is another question', async () => {
  const plugin = mkdtempSync(join(tmpdir(), 'hookgraph-plugin-'));
  open.push({ close: () => rm(plugin, { recursive: true }) });
  const writePlugin = (version: string, message: string) => {
    writeFileSync(join(plugin, 'package.json'), `{ "name": "eslint-plugin-own", "version": "${version}" }`);
    writeFileSync(
      join(plugin, 'index.js'),
      `module.exports = { rules: { r: { create: (context) => ({ Program: (node) => context.report({ node, message: '${message}' }) }) } } };`,
    );
  };
  writePlugin('1.0.0', 'one');
  const workspace = workspaceOf(
    { app: [] },
    {
      'eslint.config.cjs':
        "module.exports = [{ plugins: { own: require('eslint-plugin-own') }, rules: { 'own/r': 2 } }];",
      'app/main.js': 'let a;\n',
    },
    { ...typedPackages, 'eslint-plugin-own': plugin },
  );
  expect((await workspace.run()).resultOf('app').findings[0]?.message).toBe('one');
  expect((await workspace.run()).started).toBe(0);
  writePlugin('1.0.1', 'two');
  expect((await workspace.run()).resultOf('app').findings[0]?.message).toBe('two');
});

test('another tag of a dependency is another question to a rule that keeps boundaries', async () => {
  const workspace = workspaceOf(
    { app: ['lib'], lib: [] },
    {
      'eslint.config.mjs': `import { boundaries } from './rules.mjs';
export default [{ plugins: { own: { rules: { boundaries } } }, rules: { 'own/boundaries': 'error' } }];
`,
      'rules.mjs': `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
export const boundaries = {
  create: (context) => ({
    ImportDeclaration(node) {
      const file = join(context.filename, '..', node.source.value, '..', 'project.json');
      if (JSON.parse(readFileSync(file, 'utf8')).tags.includes('private')) context.report({ node, message: 'private' });
    },
  }),
};
`,
      'app/main.js': "import '../lib/index.js';\n",
      'lib/index.js': 'export {};\n',
      'lib/project.json': '{ "name": "lib", "tags": ["public"] }',
    },
  );
  expect((await workspace.run()).resultOf('app').outcome.kind).toBe('passed');
  expect((await workspace.run()).started).toBe(0);
  workspace.write({ 'lib/project.json': '{ "name": "lib", "tags": ["private"] }' });
  expect(rules(await workspace.run(), 'app')).toEqual(['own/boundaries']);
  workspace.write({ 'lib/project.json': '{ "name": "lib", "tags": ["public"] }' });
  expect((await workspace.run()).resultOf('app').outcome.kind).toBe('passed');
});

test('two projects with two copies of the tool get a process each', async () => {
  const workspace = workspaceOf(
    { app: [], old: [] },
    {
      'eslint.config.cjs': "module.exports = [{ rules: { 'no-debugger': 2 } }];",
      'app/main.js': 'debugger;\n',
      'old/main.js': 'debugger;\n',
    },
  );
  mkdirSync(join(workspace.root, 'old/node_modules'));
  symlinkSync(join(modules, 'eslint9'), join(workspace.root, 'old/node_modules/eslint'));
  const run = await workspace.run();
  expect(run.started).toBe(2);
  const old: { version: string } = JSON.parse(readFileSync(join(modules, 'eslint9/package.json'), 'utf8'));
  expect(run.resultOf('old').tool.version).toBe(old.version);
  expect(rules(run, 'old')).toEqual(rules(run, 'app'));
});

test('a rule that ends the process costs its own project the verdict, and no other', async () => {
  const deadly =
    "module.exports = [{ plugins: { own: { rules: { die: { create: () => ({ DebuggerStatement: () => process.exit(0) }) } } } }, rules: { 'own/die': 2 } }];";
  const workspace = workspaceOf(
    { a: [], b: [], c: [] },
    {
      'eslint.config.cjs': deadly,
      'a/x.js': 'let x;\n',
      'b/x.js': 'let x;\n',
      'b/y.js': 'debugger;\n',
      'c/x.js': 'let x;\n',
    },
  );
  const run = await workspace.run();
  expect(run.results.map(({ outcome }) => outcome.kind)).toEqual(['passed', 'crashed', 'passed']);
  // Neither the end of the process nor its exit code of 0 is ever taken for green.
  expect((await workspace.run()).resultOf('b').outcome.kind).toBe('crashed');
});

const hanging =
  "module.exports = [{ plugins: { own: { rules: { hang: { create: () => ({ DebuggerStatement() { for (;;); } }) } } } }, rules: { 'own/hang': 2, 'no-alert': 2 } }];";
const hangs = {
  'eslint.config.cjs': hanging,
  // The largest project comes first.
  'a/w.js': 'let w;\n',
  'a/x.js': 'alert(1);\n',
  'b/y.js': 'debugger;\n',
  'c/x.js': 'let x;\n',
};

test('a project that hangs runs into its own limit, and those after it get their verdicts', async () => {
  const workspace = workspaceOf({ a: [], b: [], c: [] }, hangs);
  workspace.write({ 'hookgraph.json': '{ "hooks": { "eslint": { "tool": "eslint", "timeout": "4s" } } }' });
  const run = await workspace.run();
  expect(run.results.map(({ outcome }) => outcome.kind)).toEqual(['failed', 'timed-out', 'passed']);
});

test('what was done when a run is stopped needs no second look', async () => {
  const workspace = workspaceOf({ a: [], b: [], c: [] }, hangs);
  const stop = new AbortController();
  const running = workspace.run({ signal: stop.signal });
  // The worker hangs in b for good: what is kept now was kept while it ran.
  while ((await workspace.verdicts()) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  stop.abort();
  await running;
  workspace.write({ 'b/y.js': 'let y;\n' });
  const second = await workspace.run();
  expect(second.results.map(({ outcome, replayed }) => [outcome.kind, replayed])).toEqual([
    ['failed', true],
    ['passed', false],
    ['passed', false],
  ]);
});
