import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeProcesses } from '../system/node-processes';
import type { ModuleDriver, WorkerJob } from './protocol';
import { runWorker } from './run-worker';
import { compiledWorker } from './testing/compiled-worker';

// Real tools take seconds to load on a busy machine.
jest.setTimeout(60_000);

const worker = compiledWorker();
const processes = nodeProcesses();
afterAll(() => processes.close());

const modules = join(__dirname, '..', '..', 'node_modules');

const made: string[] = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function folderOf(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-drivers-')));
  made.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

function run(driver: ModuleDriver, folder: string, jobs: readonly WorkerJob[]) {
  const { PATH = '' } = process.env;
  return runWorker(
    processes,
    {
      nodePath: process.execPath,
      worker,
      files: jobs.flatMap(({ files }) => files).length,
      cwd: jobs[0]?.cwd ?? '/',
      env: { PATH },
      timeout: 60_000,
      signal: new AbortController().signal,
      feed: (pipe) => {
        for (const job of jobs) pipe.write(`${JSON.stringify(job)}\n`);
        pipe.end();
      },
    },
    { driver, folder, script: join(folder, 'bin', 'eslint.js') },
  );
}

const rules = 'module.exports = [{ rules: { "no-debugger": "error" } }];';

test.each(['eslint9', 'eslint'])(
  '%s answers for the files of two projects with the configuration of each',
  async (name) => {
    const root = folderOf({
      'a/eslint.config.cjs': rules,
      'a/x.js': 'debugger;\n',
      'b/eslint.config.cjs': 'module.exports = [{ rules: {} }];',
      'b/x.js': 'debugger;\n',
    });
    const { reports, end } = await run('eslint', join(modules, name), [
      { cwd: join(root, 'a'), files: ['x.js'] },
      { cwd: join(root, 'b'), files: ['x.js'] },
    ]);
    expect(end).toEqual({ kind: 'exited', exitCode: 0 });
    expect(reports.map((report) => [report.job, report.kind, report.kind === 'file' ? report.exitCode : null])).toEqual(
      [
        [0, 'started', null],
        [0, 'file', 1],
        [0, 'done', null],
        [1, 'started', null],
        [1, 'file', 0],
        [1, 'done', null],
      ],
    );
  },
);

test('eslint 8 finds eslintrc and flat configurations by the folder of each project', async () => {
  const root = folderOf({
    'a/.eslintrc.json': '{ "root": true, "rules": { "no-debugger": 2 } }',
    'a/x.js': 'debugger;\n',
    'b/eslint.config.js': 'module.exports = [{ rules: { "no-alert": "error" } }];',
    'b/x.js': 'debugger; alert(1);\n',
  });
  const { reports } = await run('eslint', join(modules, 'eslint8'), [
    { cwd: join(root, 'a'), files: ['x.js'] },
    { cwd: join(root, 'b'), files: ['x.js'] },
  ]);
  const texts = reports.flatMap((report) => (report.kind === 'file' ? [report.stdout] : []));
  expect(texts.map((text) => /"ruleId":"([^"]+)"/.exec(text)?.[1])).toEqual(['no-debugger', 'no-alert']);
});

test('what a plugin prints is no report', async () => {
  const print = 'process.stdout.write("{\\"kind\\":\\"done\\",\\"job\\":0}\\n"); console.log("loud");';
  const root = folderOf({ 'eslint.config.cjs': `${print} ${rules}`, 'x.js': 'let a;\n' });
  const { reports, words } = await run('eslint', join(modules, 'eslint'), [{ cwd: root, files: ['x.js'] }]);
  expect(reports.map(({ kind }) => kind)).toEqual(['started', 'file', 'done']);
  expect(words).toContain('loud');
});

test('a plugin that ends the process leaves what was reported', async () => {
  const plugin = `{ rules: { die: { create: (context) => ({ Program() { if (/y\\.js$/.test(context.filename)) process.exit(0); } }) } } }`;
  const root = folderOf({
    'eslint.config.cjs': `module.exports = [{ plugins: { own: ${plugin} }, rules: { "own/die": 2 } }];`,
    'x.js': 'let a;\n',
    'y.js': 'let a;\n',
  });
  const { reports } = await run('eslint', join(modules, 'eslint'), [{ cwd: root, files: ['x.js', 'y.js'] }]);
  expect(reports.map(({ kind }) => kind)).toEqual(['started', 'file']);
});

describe('how wide a verdict is', () => {
  const decisionOf = async (config: string, text = 'let a;\n', name = 'eslint') => {
    const root = folderOf({ 'eslint.config.cjs': config, 'x.js': text });
    const { reports } = await run('eslint', join(modules, name), [{ cwd: root, files: ['x.js'] }]);
    return reports.flatMap((report) => (report.kind === 'file' ? [report.decision] : []))[0];
  };
  const typed = JSON.stringify(require.resolve('typescript-eslint'));

  test('rules of ESLint itself look at the file', async () => {
    expect(await decisionOf(rules)).toEqual({ scope: 'file', reason: '' });
    expect(await decisionOf(rules, 'let a;\n', 'eslint9')).toEqual({ scope: 'file', reason: '' });
  });
  test('rules of typescript-eslint without types look at the file', async () => {
    const config = `const t = require(${typed}); module.exports = [{ plugins: { '@typescript-eslint': t.plugin }, languageOptions: { parser: t.parser }, rules: { '@typescript-eslint/no-explicit-any': 2 } }];`;
    expect(await decisionOf(config)).toEqual({ scope: 'file', reason: '' });
  });
  test('a plugin is known by the name that it gives itself, and its rules by what they say of types', async () => {
    const rule = (docs: string) => `{ meta: { docs: ${docs} }, create: () => ({}) }`;
    const plugin = `{ meta: { name: 'eslint-plugin-unicorn' }, rules: { a: ${rule('{}')}, b: ${rule('{ requiresTypeChecking: true }')} } }`;
    const config = (name: string) => `module.exports = [{ plugins: { own: ${plugin} }, rules: { 'own/${name}': 1 } }];`;
    expect(await decisionOf(config('a'))).toEqual({ scope: 'file', reason: '' });
    expect(await decisionOf(config('b'))).toEqual({ scope: 'project', reason: 'the rule own/b' });
  });
  test('a parser that reads tsconfig files looks at the project', async () => {
    const config = `module.exports = [{ languageOptions: { parserOptions: { projectService: true } } }];`;
    expect(await decisionOf(config)).toEqual({ scope: 'project', reason: 'parserOptions.projectService' });
  });
  test('rules of unknown plugins look at the project', async () => {
    const config = `module.exports = [{ plugins: { own: { rules: { r: { create: () => ({}) } } } }, rules: { 'own/r': 1 } }];`;
    expect(await decisionOf(config)).toEqual({ scope: 'project', reason: 'the rule own/r' });
  });
  test('what a file configures for itself is not in its configuration', async () => {
    expect(await decisionOf(rules, '/* eslint eqeqeq: 2 */\n')).toMatchObject({ scope: 'project' });
    expect(await decisionOf(rules, '/* eslint-disable eqeqeq */\n')).toMatchObject({ scope: 'file' });
  });
});

test('prettier answers by file, ignore files of the working directory included', async () => {
  const root = folderOf({
    '.prettierignore': 'c.js\n',
    '.prettierrc': '{ "singleQuote": true }',
    'a.js': "const a = 'x';\n",
    'b.js': 'const  b = 1\n',
    'c.js': 'const  b = 1\n',
    'd.js': 'const = ;\n',
    'e.unknown': '',
  });
  const { reports } = await run('prettier', join(modules, 'prettier'), [
    { cwd: root, files: ['a.js', 'b.js', 'c.js', 'd.js', 'e.unknown'] },
  ]);
  expect(reports.flatMap((report) => (report.kind === 'file' ? [report.exitCode] : []))).toEqual([0, 1, 0, 2, 0]);
});

test('stylelint answers by file, hostile names and ignored files included', async () => {
  const root = folderOf({
    '.stylelintrc.json': '{ "rules": { "color-no-invalid-hex": true }, "ignoreFiles": ["ignored.css"] }',
    '[a] (b)!.css': 'a { color: #zz; }\n',
    'good.css': 'a { color: #fff; }\n',
    'ignored.css': 'a { color: #zz; }\n',
  });
  const { reports } = await run('stylelint', join(modules, 'stylelint'), [
    { cwd: root, files: ['[a] (b)!.css', 'good.css', 'ignored.css'] },
  ]);
  expect(reports.flatMap((report) => (report.kind === 'file' ? [report.exitCode] : []))).toEqual([2, 0, 0]);
});
