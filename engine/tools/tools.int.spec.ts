import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import type { FilePath } from '../hooks/brand';
import { builtInTools } from '.';
import type { Parsed } from './tool';

const repository = resolve(__dirname, '../..');
const names = ['app/(group)/[id].', '{a}.', '!x.', './-dash.', 'with space.', 'qu\'o"te.', 'ünï.', 'new\nline.', '*.'];

describe('the real tools of this repository', () => {
  let root = '';
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-tools-')));
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), content);
    }
  };
  const run = (name: string, bin: string, files: readonly string[]): Parsed => {
    const tool = builtInTools.get(name);
    if (!tool) throw new Error(name);
    const { args, env } = tool.check({ files, args: [], version: '0.0.0', workers: 1 });
    const result = spawnSync(process.execPath, [join(repository, 'node_modules', bin), ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', HOME: root, NO_COLOR: '1', ...env },
    });
    const toFilePath = (printed: string) => relative(root, resolve(root, printed)) as FilePath;
    return tool.parse({
      stdout: result.stdout,
      stderr: result.stderr,
      exitCode: result.status ?? -1,
      version: '0.0.0',
      files,
      toFilePath,
    });
  };
  const filesOf = (answer: Parsed) =>
    answer.kind === 'checked' ? [...new Set(answer.findings.map(({ file }) => file))].sort() : answer;
  const plain = (list: readonly string[]) => list.map((name) => name.replace(/^\.\//, '')).sort();

  it.each([
    ['prettier', 'prettier/bin/prettier.cjs'],
    ['eslint', 'eslint/bin/eslint.js'],
  ])('%s finds hostile names and only those that it was given', (name, bin) => {
    const asked = names.map((start) => `${start}js`);
    const decoys = { 'a.js': 'var a  = 1', 'app/i.js': 'var a  = 1', 'x.js': 'var a  = 1' };
    write({ 'eslint.config.js': "module.exports = [{ rules: { 'no-var': 2 } }];\n", ...decoys });
    write(Object.fromEntries(asked.map((file) => [file, 'var a  = 1'])));
    expect(filesOf(run(name, bin, asked))).toEqual(plain(asked));
    expect(readFileSync(join(root, '*.js'), 'utf8')).toBe('var a  = 1');
  });

  it('tsc finds type errors, and writes nothing for a composite project', () => {
    write({
      'tsconfig.json':
        '{ "compilerOptions": { "composite": true, "strict": true, "types": [], "outDir": "out" }, "include": ["app"] }',
      'app/[id].ts': "export const a: number = 'x';\n",
    });
    expect(run('tsc', 'typescript/bin/tsc', [])).toMatchObject({
      red: true,
      findings: [{ file: 'app/[id].ts', rule: 'TS2322', range: { start: { line: 1, column: 14 } } }],
    });
    expect(() => readFileSync(join(root, 'out/tsconfig.tsbuildinfo'))).toThrow('ENOENT');
  });

  it('tsc that checks nothing is never green', () => {
    write({
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./a" }] }',
      'a/tsconfig.json': '{ "compilerOptions": { "composite": true } }',
      'a/b.ts': 'export const b: string = 1;',
    });
    expect(run('tsc', 'typescript/bin/tsc', []).kind).toBe('trouble');
  });

  it('jest finds failing tests by name and place, and does not write snapshots', () => {
    write({
      'package.json': '{}',
      'app/[id].test.js':
        "it('fails', () => {\n  expect(1).toBe(2);\n});\nit('snaps', () => expect(1).toMatchSnapshot());\n",
    });
    const answer = run('jest', 'jest/bin/jest.js', []);
    expect(filesOf(answer)).toEqual(['app/[id].test.js']);
    expect(answer).toMatchObject({ red: true, printedCount: 2 });
    expect(() => readFileSync(join(root, 'app/__snapshots__/[id].test.js.snap'))).toThrow('ENOENT');
  });
});
