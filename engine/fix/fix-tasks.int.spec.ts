import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { hostileNames } from '../../e2e/fixtures/hostile-names';
import type { FilePath } from '../hooks/brand';
import type { RunEvent } from '../hooks/run-event';
import { fixWorkspace, wordHook, wordProgram, type FixWorkspace } from './testing/fix-workspace';

// Real tools take seconds to load on a busy machine.
jest.setTimeout(60_000);

const opened: FixWorkspace[] = [];
afterEach(async () => {
  for (const workspace of opened.splice(0)) await workspace.close();
});

function open(hooks: object, files: Readonly<Record<string, string>>): FixWorkspace {
  const workspace = fixWorkspace(hooks, { 'words.mjs': wordProgram, ...files });
  opened.push(workspace);
  return workspace;
}

const realTools = {
  prettier: { tool: 'prettier' },
  eslint: { tool: 'eslint', dependsOn: ['prettier'] },
};
const realConfigs = {
  '.prettierrc.json': '{ "singleQuote": true }\n',
  'app/eslint.config.mjs': "export default [{ rules: { 'no-var': 'error', 'no-undef': 'error' } }];\n",
};

describe('Prettier and ESLint', () => {
  test('fix what they can, and what is still red is what a check of the fixed files finds', async () => {
    const workspace = open(realTools, {
      ...realConfigs,
      'app/a.mjs': 'export let  a = "a"\n',
      'app/b.mjs': 'var b = "b"; export { b }; missing()\n',
      'app/good.mjs': "export const good = 'good';\n",
    });
    const [eslint, prettier] = await workspace.fix();
    expect(prettier?.touched.map(({ file }) => file)).toEqual(['app/a.mjs', 'app/b.mjs']);
    expect(eslint?.touched.map(({ file }) => file)).toEqual(['app/b.mjs']);
    expect(workspace.read('app/a.mjs')).toBe("export let a = 'a';\n");
    expect(workspace.read('app/b.mjs')).toContain('let b');
    expect(eslint?.check.findings.map(({ file, rule }) => [file, rule])).toEqual([['app/b.mjs', 'no-undef']]);
    const checked = await workspace.check();
    expect([eslint, prettier].map((each) => each?.check.findings)).toEqual(checked.map(({ findings }) => findings));
    expect([eslint, prettier].map((each) => each?.check.outcome)).toEqual(checked.map(({ outcome }) => outcome));
  });

  test('a file that is known to be green is not handed to the fixer', async () => {
    const workspace = open({ prettier: realTools.prettier }, { ...realConfigs, 'app/a.mjs': 'export const a = 1;\n' });
    await workspace.fix();
    workspace.write('app/b.mjs', 'export  const b = 2\n');
    const [prettier] = await workspace.fix();
    expect(prettier?.handed).toBe(1);
    const [write = []] = workspace.starts;
    expect(write).toContain('--write');
    expect(write).toContain('app/b.mjs');
    expect(write).not.toContain('app/a.mjs');
  });

  test('where all is known to be green nothing is started', async () => {
    const workspace = open(realTools, { ...realConfigs, 'app/a.mjs': 'export const a = 1;\n' });
    await workspace.fix();
    const again = await workspace.fix();
    expect(again.map(({ fixer }) => fixer.kind)).toEqual(['not-needed', 'not-needed']);
    expect(workspace.starts).toEqual([]);
  });
});

test.each([false, true])('unfixed, fixed, unfixed again: fixes again, also where red is known: %s', async (isKnown) => {
  const workspace = open({ words: wordHook('BAD', 'good') }, { 'app/a.txt': 'BAD\n' });
  for (let round = 0; round < 3; round++) {
    if (isKnown) {
      const [checked] = await workspace.check({ isKept: true });
      expect(checked).toMatchObject({ outcome: { kind: 'failed' }, replayed: round > 0 });
    }
    const [words] = await workspace.fix();
    expect(words?.touched).toHaveLength(1);
    expect(words?.check.outcome).toEqual({ kind: 'passed' });
    expect(workspace.read('app/a.txt')).toBe('good\n');
    workspace.write('app/a.txt', 'BAD\n');
  }
});

test('fix then check equals check of the fixed content, whatever the content', async () => {
  const workspace = open(
    { one: wordHook('BAD', 'good'), two: wordHook('WORSE', 'BAD', { dependsOn: ['one'] }) },
    { 'app/a.txt': '' },
  );
  const line = fc.constantFrom('BAD', 'WORSE', 'fine', '', 'BAD WORSE');
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (lines) => {
      workspace.write('app/a.txt', lines.join('\n'));
      const settled = await workspace.fix();
      expect(workspace.read('app/a.txt')).toBe(lines.join('\n').replaceAll('BAD', 'good').replaceAll('WORSE', 'BAD'));
      const checked = await workspace.check();
      expect(settled.map(({ check }) => [check.outcome, check.findings])).toEqual(
        checked.map(({ outcome, findings }) => [outcome, findings]),
      );
    }),
    { numRuns: 8 },
  );
});

test('two fixers that may write one file never run at the same time', async () => {
  const workspace = open(
    {
      one: wordHook('BAD', 'good'),
      two: wordHook('BAD', 'good'),
      three: wordHook('BAD', 'good', { files: ['**/*.md'] }),
    },
    { 'app/a.txt': 'BAD\n', 'app/b.txt': 'BAD\n', 'app/c.md': 'BAD\n' },
  );
  const settled = await workspace.fix({ readStore: false });
  expect(settled.map(({ fixer }) => fixer.kind)).toEqual(['ended', 'ended', 'ended']);
  const running = new Map<number, readonly string[]>();
  for (const text of workspace.read('ignored/trace.log').trim().split('\n')) {
    const [what, pid, files]: [string, number, string[]] = JSON.parse(text);
    if (what === 'end') running.delete(pid);
    else {
      const busy = [...running.values()].flat();
      expect(busy.filter((file) => files.includes(file))).toEqual([]);
      running.set(pid, files);
    }
  }
  expect(running.size).toBe(0);
});

test('two fixers that share no file run at the same time', async () => {
  const meet = `
    const { existsSync, writeFileSync } = require('node:fs');
    const [own, other] = process.argv.slice(2);
    writeFileSync('ignored/' + own, '');
    const timer = setInterval(() => existsSync('ignored/' + other) && clearInterval(timer), 10);
  `;
  const hook = (own: string, other: string, glob: string) =>
    wordHook('BAD', 'good', { fix: ['node', 'meet.cjs', own, other, '{files}'], files: [glob], timeout: '20s' });
  const workspace = open(
    { a: hook('a', 'b', '**/*.txt'), b: hook('b', 'a', '**/*.md') },
    { 'meet.cjs': meet, 'app/a.txt': 'BAD\n', 'app/b.md': 'BAD\n', 'ignored/x': '' },
  );
  const settled = await workspace.fix();
  expect(settled.map(({ fixer }) => fixer.kind)).toEqual(['ended', 'ended']);
});

test('two runs at the same time fix one after the other', async () => {
  const workspace = open({ words: wordHook('BAD', 'good') }, { 'app/a.txt': 'BAD\n' });
  await Promise.all([workspace.fix({ readStore: false }), workspace.fix({ readStore: false })]);
  const trace = workspace.read('ignored/trace.log').trim().split('\n');
  expect(trace.map((line): string => JSON.parse(line)[0])).toEqual(['start', 'end', 'start', 'end']);
});

test('hostile names are fixed, and mean nothing but themselves', async () => {
  const names = hostileNames.map((name) => `app/${name}`);
  const workspace = open(
    {
      words: wordHook('BAD', 'good', {
        cwd: 'project',
        command: ['node', '../words.mjs', 'check', 'BAD', '{files}'],
        fix: ['node', '../words.mjs', 'fix', 'BAD', 'good', '{files}'],
        output: 'text',
      }),
    },
    Object.fromEntries(names.map((name) => [name, 'BAD\n'])),
  );
  const [words] = await workspace.fix();
  expect(words?.touched.map(({ file }) => file)).toEqual([...names].sort());
  expect(names.map((name) => workspace.read(name))).toEqual(names.map(() => 'good\n'));
  expect(readdirSync(workspace.root).filter((name) => name.includes('pwned'))).toEqual([]);
});

test('git-ignored files and what links lead to are never written, and modes stay', async () => {
  const workspace = open({ words: wordHook('BAD', 'good') }, { 'app/a.txt': 'BAD\n', 'ignored/target.txt': 'BAD\n' });
  spawnSync('git', ['init', '-q'], { cwd: workspace.root });
  workspace.write('app/run.txt', 'BAD\n', 0o755);
  workspace.write('app/ignored/b.txt', 'BAD\n');
  symlinkSync('../ignored/target.txt', join(workspace.root, 'app/link.txt'));
  const [words] = await workspace.fix();
  expect(words?.touched.map(({ file }) => file)).toEqual(['app/a.txt', 'app/run.txt']);
  expect(workspace.read('ignored/target.txt')).toBe('BAD\n');
  expect(workspace.read('app/ignored/b.txt')).toBe('BAD\n');
  expect(lstatSync(join(workspace.root, 'app/link.txt')).isSymbolicLink()).toBe(true);
  expect(statSync(join(workspace.root, 'app/run.txt')).mode & 0o777).toBe(0o755);
});

test('only the named files are written and judged', async () => {
  const workspace = open({ words: wordHook('BAD', 'good') }, { 'app/a.txt': 'BAD\n', 'app/b.txt': 'BAD\n' });
  const [words] = await workspace.fix({ only: new Set(['app/a.txt' as FilePath]) });
  expect(words?.touched.map(({ file }) => file)).toEqual(['app/a.txt']);
  expect(words?.check.outcome).toEqual({ kind: 'passed' });
  expect(workspace.read('app/b.txt')).toBe('BAD\n');
});

test('where all files are judged together only the named ones are written all the same', async () => {
  const workspace = open(
    { words: wordHook('BAD', 'good', { scope: 'project' }) },
    { 'app/a.txt': 'BAD\n', 'app/b.txt': 'BAD\n' },
  );
  const [words] = await workspace.fix({ only: new Set(['app/a.txt' as FilePath]) });
  expect(words?.touched.map(({ file }) => file)).toEqual(['app/a.txt']);
  expect(words?.check.outcome).toEqual({ kind: 'failed' });
  expect(workspace.read('app/b.txt')).toBe('BAD\n');
});

test('a hook without a fixer says so', async () => {
  const workspace = open({ words: wordHook('BAD', 'good', { fix: undefined }) }, { 'app/a.txt': 'BAD\n' });
  const [words] = await workspace.fix();
  expect(words?.check.outcome).toEqual({ kind: 'misconfigured', failure: { reason: 'no-fixer', hook: 'words' } });
});

describe('a fixer that does not come to its own end leaves files as they were', () => {
  const torn =
    "const { openSync, writeSync } = require('node:fs'); const [bad, ...files] = process.argv.slice(2); for (const file of files) writeSync(openSync(file, 'w'), 'half'); ";
  const hook = (end: string, more: object = {}) => ({
    torn: wordHook('BAD', 'good', { fix: ['node', 'torn.cjs', 'x', '{files}'], ...more }),
    end,
  });
  const contents = { 'app/a.txt': 'BAD a\n', 'app/b.txt': 'BAD b\n' };

  test.each([
    ['killed', "process.kill(process.pid, 'SIGKILL');", 'crashed'],
    ['a wrapper of what was killed', 'process.exit(137);', 'crashed'],
    ['timed out', 'setInterval(() => {}, 1000);', 'timed-out'],
  ])('%s', async (_, end, outcome) => {
    const { torn: declared } = hook(end, { timeout: '1s' });
    const workspace = open({ torn: declared }, { ...contents, 'torn.cjs': torn + end });
    workspace.write('app/a.txt', contents['app/a.txt'], 0o755);
    const [settled] = await workspace.fix();
    expect(settled?.fixer).toMatchObject({ kind: 'stopped', outcome: { kind: outcome } });
    expect(settled?.touched).toEqual([]);
    expect(settled?.check.outcome).toEqual({ kind: 'failed' });
    expect(Object.keys(contents).map((file) => workspace.read(file))).toEqual(Object.values(contents));
    expect(statSync(join(workspace.root, 'app/a.txt')).mode & 0o777).toBe(0o755);
    expect(readdirSync(join(workspace.root, 'app')).sort()).toEqual(['a.txt', 'b.txt']);
    expect(readdirSync(join(workspace.root, '.hookgraph/fix-journal'))).toEqual([]);
  });

  test('stopped with the run', async () => {
    const { torn: declared } = hook('');
    const marked = torn + "require('node:fs').writeFileSync('ignored-mark', ''); setInterval(() => {}, 1000);";
    const workspace = open({ torn: declared }, { ...contents, 'torn.cjs': marked });
    const controller = new AbortController();
    const run = workspace.fix({ signal: controller.signal });
    while (!existsSync(join(workspace.root, 'ignored-mark'))) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(readFileSync(join(workspace.root, 'app/a.txt'), 'utf8')).toBe('half');
    controller.abort();
    const [settled] = await run;
    expect(settled?.fixer.kind).toBe('stopped');
    expect(Object.keys(contents).map((file) => workspace.read(file))).toEqual(Object.values(contents));
  });
});

test('what happens is told as it happens: the fixers, what they print, and the check of what they left', async () => {
  const workspace = open({ words: wordHook('BAD', 'good') }, { 'app/a.txt': 'BAD\n', 'app/b.txt': 'fine\n' });
  const events: RunEvent[] = [];
  const observe = (event: RunEvent) => void events.push(event);
  await workspace.fix({ observe });
  expect(events.map(({ type }) => type)).toEqual([
    'planned',
    'started',
    'fixed',
    'planned',
    'started',
    'finished',
    'summary',
  ]);
  expect(events[1]).toMatchObject({ hook: 'words', tasks: ['app:words'], files: 2 });
  expect(events[2]).toEqual({ type: 'fixed', hook: 'words', tasks: ['app:words'], files: 1 });
  const talkative = { ...wordHook('BAD', 'good'), fix: ['sh', '-c', 'echo at work', '{files}'] };
  const another = open({ words: talkative }, { 'app/a.txt': 'BAD\n' });
  events.length = 0;
  await another.fix({ observe, wantsOutput: true });
  expect(events).toContainEqual({ type: 'output', hook: 'words', tasks: ['app:words'], text: 'at work\n' });
});
