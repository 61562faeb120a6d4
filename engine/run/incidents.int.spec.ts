import { appendFileSync, readdirSync, utimesSync } from 'node:fs';
import { dirname, join, posix, win32 } from 'node:path';
import fc from 'fast-check';
import type { ProjectRoot } from '../hooks/brand';
import { resultFile } from '../hooks/result-file';
import { drivenWorker } from './testing/driven-worker';
import { fakeRun, memoryStore } from './testing/fake-run';
import { oracleWorkspace } from './testing/oracle/oracle-workspace';
import { realWorkspace, type RealWorkspace } from './testing/real-workspace';

// What went wrong for others once, in our own words. Which test belongs to which: tools/incidents.spec.ts.

jest.setTimeout(120_000);

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((workspace) => workspace.close())));

function workspaceOf(hook: object, files: Readonly<Record<string, string>>): RealWorkspace {
  const workspace = realWorkspace({ a: [], b: [] }, {});
  open.push(workspace);
  workspace.write({
    'package.json': '{ "name": "w" }',
    'hookgraph.json': JSON.stringify({ hooks: { it: hook } }),
    ...files,
  });
  return workspace;
}
const script = { command: ['node', 'check.mjs', '{files}'], cwd: 'workspace', scope: 'file', files: ['**/*.txt'] };
const two = { 'a/a.txt': 'a\n', 'b/b.txt': 'b\n' };

test('what is edited while its check runs gets no verdict', async () => {
  const workspace = workspaceOf(script, { ...two, 'check.mjs': '' });
  const during = () => appendFileSync(join(workspace.root, 'a/a.txt'), 'edited\n');
  const run = await workspace.run({ onStart: during });
  expect(run.resultOf('a').outcome).toMatchObject({ kind: 'crashed', failure: { reason: 'files-changed' } });
  const again = await workspace.run();
  expect(again.resultOf('a')).toMatchObject({ replayed: false, outcome: { kind: 'passed' } });
});

test('a configuration that is edited while a check runs takes its verdict too', async () => {
  const workspace = workspaceOf(script, { ...two, 'check.mjs': '' });
  await workspace.run({ onStart: () => appendFileSync(join(workspace.root, 'check.mjs'), '// edited\n') });
  expect(await workspace.verdicts()).toBe(0);
});

test.each([
  ['a signal', 'process.kill(process.pid, "SIGKILL");'],
  ['a shell that tells of a signal', 'process.exit(137);'],
  ['no memory left, as Node says it', 'process.abort();'],
  ['time', 'setTimeout(() => undefined, 60_000);'],
])('a program that is ended by %s is never green, never a verdict and asked again', async (_, ending) => {
  const workspace = workspaceOf({ ...script, timeout: '2s' }, { ...two, 'check.mjs': ending });
  for (const run of [await workspace.run(), await workspace.run()]) {
    expect(run.results.map(({ outcome }) => outcome.kind)).not.toContain('passed');
    expect(run.results.map(({ outcome }) => outcome.kind)).not.toContain('failed');
    expect(run.started).toBeGreaterThan(0);
  }
  expect(await workspace.verdicts()).toBe(0);
});

test('globs that only take away are an error, not a check of nothing', async () => {
  const workspace = workspaceOf({ ...script, files: ['!**/*.gen.txt'] }, { ...two, 'check.mjs': '' });
  const run = await workspace.run();
  expect(run.results.map(({ outcome }) => outcome.kind)).toEqual(['misconfigured', 'misconfigured']);
});

test('another time, another branch and back, and a clone at another path ask nobody', async () => {
  const workspace = oracleWorkspace();
  open.push(workspace);
  const first = await workspace.check();
  expect(first.started).toBeGreaterThan(0);
  workspace.touchAll();
  expect(await workspace.check()).toEqual({ ...first, started: 0 });
  // The same files under another commit.
  workspace.commit();
  expect(await workspace.check()).toEqual({ ...first, started: 0 });
  workspace.write({ 'docs/a.md': '# Another title\n' });
  await workspace.check();
  workspace.commit();
  workspace.checkout(0);
  expect(await workspace.check()).toEqual({ ...first, started: 0 });
  const before = workspace.root();
  workspace.clone();
  expect(workspace.root()).not.toBe(before);
  expect(await workspace.check()).toEqual({ ...first, started: 0 });
});

test('no more programs run at once than the run may have, whatever the hooks and projects', async () => {
  const projects = ['p', 'q', 'r', 's'];
  const run = fakeRun({ hooks: { a: {}, b: { scope: 'file' }, c: { slots: 2 } }, projects, concurrency: 3 });
  await run.begin();
  const widths: number[] = [];
  for (let running = run.running(); running.length > 0; running = run.running()) {
    widths.push(running.reduce((sum, name) => sum + (name.endsWith(':c') ? 2 : 1), 0));
    run.end(running[0] ?? '');
    await run.idle();
  }
  expect(Math.max(...widths)).toBe(3);
  expect(Object.keys(await run.outcomes())).toHaveLength(12);
});

test('a red answer comes back as it was: findings, words and exit, without a program', async () => {
  const check = 'console.log("a/a.txt:1:2: error: not so [r]"); console.error("and words"); process.exit(3);';
  for (const output of ['unix', 'text']) {
    const workspace = workspaceOf({ ...script, scope: 'project', output }, { 'a/a.txt': 'a\n', 'check.mjs': check });
    const [first, second] = [await workspace.run(), await workspace.run()];
    expect(first.resultOf('a').outcome.kind).toBe('failed');
    expect(second.started).toBe(0);
    const { outcome, findings, output: words } = first.resultOf('a');
    expect(second.resultOf('a')).toMatchObject({ outcome, findings, output: words, replayed: true });
    expect(findings.length + words.length).toBeGreaterThan(0);
  }
});

test('so does one that no finding explains and that only some of the files were looked at for', async () => {
  const check = `import { readFileSync } from 'node:fs';
const bad = process.argv.slice(2).filter((file) => readFileSync(file, 'utf8').includes('bad'));
if (bad.length > 0) console.log('something is bad');
process.exitCode = bad.length;
`;
  const files = { 'a/a.txt': 'good\n', 'a/b.txt': 'good\n', 'check.mjs': check };
  const workspace = workspaceOf({ ...script, output: 'text' }, files);
  expect((await workspace.run()).resultOf('a').outcome.kind).toBe('passed');
  workspace.write({ 'a/b.txt': 'bad\n' });
  const first = await workspace.run();
  const { outcome, findings, output } = first.resultOf('a');
  expect({ outcome, output }).toMatchObject({ outcome: { kind: 'failed' }, output: 'something is bad\n' });
  expect(first.resultOf('a').files).toEqual({ checked: 2, replayed: 1 });
  const second = await workspace.run();
  expect(second.started).toBe(0);
  expect(second.resultOf('a')).toMatchObject({ outcome, findings, output, replayed: true });
  workspace.write({ 'a/b.txt': 'good again\n' });
  expect((await workspace.run()).resultOf('a').outcome.kind).toBe('passed');
});

test.each([
  ['red', 'process.exitCode = 1; console.log("something is bad");', 'text'],
  ['green', 'console.log("b/b.js:1:1: warning: careful [r]");', 'unix'],
])('what files import counts where all of them are %s together, too', async (_, says, output) => {
  const check = `import { readFileSync } from 'node:fs';
if (readFileSync('b/b.js', 'utf8').includes('first')) { ${says} }
else process.exitCode = ${says.includes('exitCode') ? 0 : 1};
`;
  const hook = { ...script, files: ['a.js'], scope: 'imports', output };
  const files = { 'a/a.js': "import '../b/b.js';\n", 'b/b.js': '// first\n', 'check.mjs': check };
  const workspace = workspaceOf(hook, files);
  const first = (await workspace.run({ only: ['a'] })).resultOf('a').outcome.kind;
  workspace.write({ 'b/b.js': '// second\n' });
  expect((await workspace.run({ only: ['a'] })).resultOf('a').outcome.kind).not.toBe(first);
});

test('the result of a project stays in the folder of results, wherever the project says that it is', () => {
  const step = fc.constantFrom('..', '.', '...', '..a', 'a', '@w', '', 'c:', '~', '%2E%2E', ' ', '.. ', '\0');
  const path = fc.array(fc.tuple(step, fc.constantFrom('/', '\\')), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(path, fc.boolean(), (steps, isOpen) => {
      const root = steps
        .flat()
        .slice(0, isOpen ? undefined : -1)
        .join('') as ProjectRoot;
      const file = resultFile('.hookgraph', root, 'it');
      for (const { join: joined, sep } of [posix, win32]) {
        const [name = '', ...above] = joined('/w', file).split(sep).reverse();
        expect(above.reverse()).toEqual(joined('/w', '.hookgraph').split(sep));
        expect(name).toMatch(/\.it\.result\.json$/);
      }
    }),
    {
      examples: ['../../evil', '..', '@w/../../../evil', '/abs', 'a/./b', 'c:\\x'].map((name) => [[[name, '']], true]),
    },
  );
});

test('half a result that a killed run has left goes with the next', async () => {
  const workspace = workspaceOf(script, { ...two, 'check.mjs': '' });
  const half = `${resultFile('.hookgraph', 'a' as ProjectRoot, 'it')}.1.0123456789ab.tmp`;
  workspace.write({ [half]: '{"format":1,' });
  utimesSync(join(workspace.root, half), 0, 0);
  await workspace.run();
  const results = readdirSync(join(workspace.root, dirname(half))).filter((name) => name.includes('.result.'));
  expect(results).toEqual(['a.it.result.json', 'b.it.result.json']);
});

test('a tool that answers for two of three files has not checked the project', async () => {
  const store = memoryStore();
  const eslint = {
    '/ws/node_modules/eslint/package.json': '{"name":"eslint","version":"10.0.0","bin":{"eslint":"eslint.js"}}',
    '/ws/node_modules/eslint/eslint.js': '',
  };
  const projectFiles = Object.fromEntries(['x', 'y', 'z'].map((name) => [`p/${name}.js`, 'let a;']));
  const answered = async (files: readonly number[]) => {
    const run = fakeRun({
      hooks: { it: { tool: 'eslint' } },
      files: eslint,
      projectFiles,
      store,
      nameOf: () => 'worker',
    });
    await run.begin();
    const worker = drivenWorker(run.specOf('worker'));
    worker.answer(0, files);
    run.end('worker', { stdout: worker.said() });
    await run.idle();
    return run.outcomes();
  };
  expect(await answered([0, 1])).not.toEqual({ 'p:it': 'passed' });
  expect(await answered([0])).toEqual({ 'p:it': 'passed' });
});
