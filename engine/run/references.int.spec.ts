import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { FilePath } from '../hooks/brand';
import { tsc } from '../tools/built-in/tsc';
import { realWorkspace, type RealWorkspace } from './testing/real-workspace';
import { filesOf, isolated, leftovers, pairs, tsconfig } from './testing/referenced-projects';

// What a project references is built into folders that git ignores: no fingerprint and no input of Nx holds what lies there.

jest.setTimeout(240_000);

const modules = join(__dirname, '..', '..', 'node_modules');
// Another version: HOOKGRAPH_TYPESCRIPT=<folder of the package>.
const typescript = process.env['HOOKGRAPH_TYPESCRIPT'] ?? join(modules, 'typescript');

const open: RealWorkspace[] = [];
afterEach(() => Promise.all(open.splice(0).map((workspace) => workspace.close())));

function workspaceOf(files: Readonly<Record<string, string>>, projects: Readonly<Record<string, string[]>>) {
  const workspace = realWorkspace(projects, { typescript }, (file) => /(?:^|\/)out\/|\/src\/a\.d\.ts$/.test(file));
  open.push(workspace);
  workspace.write({ 'hookgraph.json': '{ "hooks": { "types": { "tool": "tsc" } } }', ...files });
  return workspace;
}

/** What the compiler prints, whatever it says. */
function compiler(cwd: string, ...args: readonly string[]): { readonly stdout: string; readonly exitCode: number } {
  const { stdout, status } = spawnSync(process.execPath, [join(typescript, 'bin/tsc'), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { stdout, exitCode: status ?? -1 };
}

const build = ({ root }: RealWorkspace, ...projects: readonly string[]) => compiler(root, '-b', ...projects);

const two = {
  'lib/tsconfig.json': tsconfig(),
  'lib/src/a.ts': 'export const a: number = 1;\n',
  'app/tsconfig.json': tsconfig({}, '../lib'),
  'app/src/b.ts': "import { a } from '../../lib/src/a';\nexport const b: number = a;\n",
};

describe.each([{ knows: ['lib'] }, { knows: [] }])(
  'where the task runner knows that app depends on $knows',
  ({ knows }) => {
    test('what was built from other sources is no answer for those that are there now', async () => {
      const workspace = workspaceOf(two, { app: knows, lib: [] });
      build(workspace, 'app');
      expect((await workspace.run({ only: ['app'] })).resultOf('app').outcome.kind).toBe('passed');
      workspace.write({ 'lib/src/a.ts': "export const a: string = '';\n" });
      const stale = await workspace.run({ only: ['app'] });
      expect(stale.resultOf('app').outcome.kind).toBe('failed');
      build(workspace, 'app');
      const built = await workspace.run({ only: ['app'] });
      expect(built.resultOf('app').findings.map(({ rule }) => rule)).toEqual(['TS2322']);
    });
  },
);

test('what a reference references counts too, known to the task runner or not', async () => {
  const workspace = workspaceOf(
    {
      ...two,
      'lib/tsconfig.json': tsconfig({}, '../base'),
      'lib/src/a.ts': "export { a } from '../../base/src/c';\n",
      'base/tsconfig.json': tsconfig(),
      'base/src/c.ts': 'export const a: number = 1;\n',
    },
    { app: [], lib: [], base: [] },
  );
  expect((await workspace.run({ only: ['app'] })).resultOf('app').outcome.kind).toBe('passed');
  expect((await workspace.run({ only: ['app'] })).started).toBe(0);
  workspace.write({ 'base/src/c.ts': "export const a: string = '';\n" });
  expect((await workspace.run({ only: ['app'] })).resultOf('app').outcome.kind).toBe('failed');
});

describe('where nobody can tell from what references were built', () => {
  /** @param main text of the module that is `typescript` */
  function without(
    main: string,
    { version = '5.9.0', hook = {} }: { readonly version?: string; readonly hook?: object } = {},
  ) {
    const workspace = workspaceOf(two, { app: ['lib'], lib: [] });
    workspace.write({
      'hookgraph.json': JSON.stringify({ hooks: { types: { tool: 'tsc', ...hook } } }),
      'node_modules/typescript': null,
      'node_modules/own/typescript/package.json': JSON.stringify({
        name: 'typescript',
        version,
        bin: { tsc: 'tsc.js' },
      }),
      'node_modules/own/typescript/index.js': main,
      'node_modules/own/typescript/tsc.js': `require(${JSON.stringify(join(typescript, 'bin/tsc'))});`,
    });
    symlinkSync('own/typescript', join(workspace.root, 'node_modules/typescript'));
    compiler(workspace.root, '-b', 'app');
    return workspace;
  }
  const whole = `module.exports = require(${JSON.stringify(typescript)});`;

  test.each([
    ['cannot be asked', 'module.exports = {};'],
    [
      'dies',
      'module.exports = { ...require(' + JSON.stringify(typescript) + '), createProgram: () => process.exit(3) };',
    ],
    [
      'dies well',
      'module.exports = { ...require(' + JSON.stringify(typescript) + '), createProgram: () => process.exit(0) };',
    ],
  ])('since the process of the compiler %s, nothing is said and nothing kept', async (_, main) => {
    const workspace = without(main);
    for (const only of [['app'], ['app', 'lib']]) {
      expect((await workspace.run({ only })).resultOf('app').outcome).toMatchObject({ kind: 'crashed' });
    }
    // The other one references nothing: the compiler itself says what there is to say.
    expect((await workspace.run()).resultOf('lib').outcome.kind).toBe('passed');
    expect(await workspace.verdicts()).toBe(1);
  });

  test.each([
    ['the compiler is a program of its own', { version: '7.0.2' }],
    ['the user has arguments', { hook: { args: ['--strict'] } }],
  ])('since %s, they are to be built before', async (_, options) => {
    const unbuilt = { kind: 'misconfigured', failure: { reason: 'unknown-build', hook: 'types' } };
    const workspace = without(whole, options);
    const run = await workspace.run();
    expect(run.resultOf('app').outcome).toMatchObject(unbuilt);
    expect(run.resultOf('lib').outcome.kind).toBe('passed');
    const hook = { tool: 'tsc', ...('hook' in options ? options.hook : {}), dependsOn: ['^build'] };
    workspace.write({ 'hookgraph.json': JSON.stringify({ hooks: { types: hook } }) });
    expect((await workspace.run()).resultOf('app').outcome.kind).toBe('passed');
  });
});

describe('a project that references another one', () => {
  const { version } = JSON.parse(readFileSync(join(typescript, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const since = (when: number) => major > 5 || minor >= when;
  const all = Object.entries({ ...pairs, ...(since(5) ? isolated : {}) }).filter(
    ([, { isLibWrong = false }]) => since(6) || !isLibWrong,
  );
  const projects = Object.fromEntries(all.flatMap(([name]) => [[`${name}/app`, []]]));
  let workspace: RealWorkspace;
  /** The same files, just built by the compiler itself. */
  let built: string;

  beforeAll(() => {
    const files = Object.assign({}, ...all.map(([name, pair]) => filesOf(name, pair)));
    workspace = realWorkspace(projects, { typescript }, (file) => /\/out\/|\/src\/a\.d\.ts$/.test(file));
    workspace.write({ 'hookgraph.json': '{ "hooks": { "types": { "tool": "tsc" } } }', ...files });
    for (const [name] of all) {
      const link = join(workspace.root, name, 'node_modules/@own/lib');
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync('../../lib', link);
    }
    built = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-built-')));
    cpSync(workspace.root, built, { recursive: true, verbatimSymlinks: true });
    // Of projects in a circle none is built, nor is anything beside them.
    compiler(built, '-b', ...Object.keys(projects).filter((app) => app !== 'circle/app'));
  });
  afterAll(async () => {
    await workspace.close();
    rmSync(built, { recursive: true });
  });

  const ofCompiler = (project: string) => {
    const cwd = join(built, project);
    const { args } = tsc.check({ files: [], args: [], version, workers: 1 });
    const parsed = tsc.parse({
      ...compiler(cwd, ...args),
      stderr: '',
      version,
      toFilePath: (printed) => relative(built, join(cwd, printed)) as FilePath,
    });
    return parsed.kind === 'checked' ? parsed.findings : null;
  };

  test('gets the findings that it has where all was just built, whatever lies in the folders for output', async () => {
    const first = await workspace.run({ readStore: false });
    workspace.write(Object.assign({}, ...all.map(([name]) => leftovers(name))));
    const second = await workspace.run({ readStore: false });
    const said = all.map(([name, { found = [] }]) => {
      const [before, after] = [first, second].map((run) => {
        const { outcome, findings } = run.resultOf(`${name}/app`);
        return outcome.kind === 'crashed' ? null : findings;
      });
      return { name, before, after, rules: found };
    });
    const expected = all.map(([name]) => {
      const findings = ofCompiler(`${name}/app`);
      return { name, before: findings, after: findings, rules: findings?.map(({ rule }) => rule) ?? null };
    });
    expect(said).toEqual(expected);
    expect(first.started).toBeLessThan(all.length);
  });
});
