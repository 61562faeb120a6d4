import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { realWorkspace, type RealWorkspace } from './testing/real-workspace';

// Real tools take seconds to load on a busy machine.
jest.setTimeout(120_000);

const modules = join(__dirname, '..', '..', 'node_modules');

describe('A project with packages of its own', () => {
  let workspace: RealWorkspace;

  beforeEach(() => {
    workspace = realWorkspace({ a: [], b: [] }, { eslint: join(modules, 'eslint') });
    link('a/node_modules/eslint', join(modules, 'eslint9'));
    workspace.write({
      'eslint.config.cjs': "module.exports = [{ rules: { 'no-debugger': 2 } }];",
      'a/x.js': 'let x;\n',
      'b/x.js': 'let x;\n',
    });
  });

  afterEach(() => workspace.close());

  test('is checked by its own version of a tool, the others by that of the workspace', async () => {
    workspace.write({ 'hookgraph.json': '{ "hooks": { "eslint": { "cwd": "workspace" } } }' });
    const { results } = await workspace.run();
    expect(results.map(({ project, outcome, tool }) => [project, outcome.kind, tool.version?.split('.')[0]])).toEqual([
      ['a', 'passed', '9'],
      ['b', 'passed', '10'],
    ]);
  });

  test('has a missing tool said of the projects that lack it alone, and nothing of the store', async () => {
    link('a/node_modules/prettier', join(modules, 'prettier'));
    workspace.write({ 'hookgraph.json': '{ "hooks": { "prettier": {} } }' });
    const { resultOf } = await workspace.run();
    expect(resultOf('a').outcome.kind).toBe('passed');
    expect(resultOf('b')).toMatchObject({
      outcome: { kind: 'misconfigured', failure: { reason: 'program-not-found', package: 'prettier' } },
      replayed: false,
    });
  });

  test('gives a command the programs of its own packages, wherever it runs', async () => {
    link('a/node_modules/.bin/own', join(workspace.root, 'a/own.js'));
    const hook = { command: ['own'], cwd: 'workspace', files: ['**/*.js'] };
    workspace.write({
      'a/own.js': 'process.exitCode = 0;\n',
      'hookgraph.json': JSON.stringify({ hooks: { own: hook } }),
    });
    const { resultOf } = await workspace.run();
    expect(resultOf('a').outcome.kind).toBe('passed');
    expect(resultOf('b').outcome).toMatchObject({ failure: { reason: 'program-not-found', program: 'own' } });
  });

  function link(from: string, to: string): void {
    const path = join(workspace.root, from);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(to, path);
  }
});
