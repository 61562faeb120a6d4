import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { historyBytes } from '../../engine/history';
import { success } from '../../engine/hooks/result';
import { appendLog } from '../../engine/system/append-log';
import { nodePorts } from '../../engine/system/node-ports';
import { listWorkspaceFiles } from '../../engine/system/workspace-files';
import { memorySegments } from '../../engine/verdicts';
import type { Face } from '../face';
import type { NxGraphTarget } from '../nx-graph';
import { baseline } from './baseline';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-baseline-')));
afterAll(() => rmSync(root, { recursive: true }));

/** Finds its own name in every file that holds it, and leaves a line behind each time. */
const hook = (name: string, more: object = {}) => ({
  command: ['node', 'check.mjs', name, '{files}'],
  files: ['*.txt'],
  cwd: 'workspace',
  output: { regex: '^(?<file>.+):(?<line>.+): (?<message>.+)$' },
  ...more,
});

const files = {
  'nx.json': '{}',
  '.gitignore': '.hookgraph\n',
  'hookgraph.json': JSON.stringify({
    hooks: {
      one: hook('one'),
      two: hook('two', { dependsOn: ['one'] }),
      secret: hook('secret', { dependsOn: ['two'], securityLevel: 'critical' }),
      built: hook('built', { dependsOn: ['target:build'] }),
    },
  }),
  'check.mjs': `import { appendFileSync, readFileSync } from 'node:fs';
const [name, ...files] = process.argv.slice(2);
appendFileSync('.hookgraph/calls', name + ' ');
for (const file of files) {
  if (!readFileSync(file, 'utf8').includes(name)) continue;
  console.log(file + ':1: has ' + name);
  process.exitCode = 1;
}
`,
  'a.txt': 'one two secret built',
};

const target = (name: string, ...dependsOn: string[]): NxGraphTarget => ({
  executor: 'hookgraph:hook',
  options: { hook: name },
  dependsOn,
});
const targets = {
  build: { executor: 'nx:run-commands' },
  'quality--one': target('one'),
  'quality--two': target('two', 'quality--one'),
  'quality--secret': target('secret', 'quality--two'),
  'quality--built': target('built', 'build'),
  'quality-comprehensive': {
    executor: 'nx:noop',
    dependsOn: ['quality--one', 'quality--two', 'quality--secret', 'quality--built'],
  },
};

const segments = memorySegments();
const calls = () => {
  const path = join(root, '.hookgraph/calls');
  const made = existsSync(path) ? readFileSync(path, 'utf8').trim().split(' ') : [];
  rmSync(path, { force: true });
  return made.sort();
};
const known = (name: string) => {
  const path = join(root, `hookgraph-baseline/${name}.jsonl`);
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').length : 0;
};
const request = {
  strategy: null,
  projects: null,
  hooks: null,
  update: false,
  accept: null,
  reason: null,
  expires: null,
};

beforeAll(() => {
  mkdirSync(join(root, '.hookgraph'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  execFileSync('git', ['init', '--quiet'], { cwd: root });
});

test('what was asked wrongly is said before anything runs', async () => {
  expect(await baseline({ ...request, reason: 'a test', expires: 'tomorrow' }, face())).toMatchObject({
    kind: 'could-not',
    why: { headline: '"tomorrow" is no day to come.' },
  });
  expect(calls()).toEqual([]);
});

test('the first one looks at what no run has looked at, whatever is red before it, and leaves builds to Nx', async () => {
  const answer = await baseline(request, face());
  expect(answer).toMatchObject({ exitCode: 0 });
  expect(calls()).toEqual(['one', 'secret', 'two']);
  expect({ one: known('one'), two: known('two'), secret: known('secret'), built: known('built') }).toEqual({
    one: 1,
    two: 1,
    secret: 0,
    built: 0,
  });
  expect(answer.kind === 'told' && answer.text.split('\n')).toEqual([
    'one: 1 known, 1 new',
    'two: 1 known, 1 new',
    'secret: not recorded, it is about security: --accept secret --reason "..." --expires <day>',
    '1 task left as before, without a result of what is in the workspace now: nx run-many -t quality',
  ]);
});

test('what it has looked at is a result like that of any run', async () => {
  const accepted = { ...request, accept: 'secret', reason: 'a test', expires: '9999-12-31' };
  expect(await baseline(accepted, face())).toMatchObject({ exitCode: 0 });
  expect(known('secret')).toBe(1);
  expect(calls()).toEqual([]);
});

test('taking out what is gone starts nothing', async () => {
  writeFileSync(join(root, 'a.txt'), 'two secret');
  expect(await baseline({ ...request, update: true }, face())).toMatchObject({ exitCode: 0 });
  expect(known('one')).toBe(1);
  expect(calls()).toEqual([]);
});

function face(): Face {
  return {
    cwd: root,
    color: false,
    ports: { ...nodePorts(), warn: unexpected },
    stderr: process.stderr,
    tell: async () => undefined,
    loadGraph: async () =>
      success({ nodes: { root: { name: 'root', data: { root: '.', targets } } }, dependencies: {} }),
    listFiles: listWorkspaceFiles,
    openSegments: () => segments,
    isTracked: () => Promise.resolve(false),
    openLog: (directory) => appendLog(directory, { maxBytes: historyBytes }),
  };
}

function unexpected(trouble: unknown): void {
  throw new Error(JSON.stringify(trouble));
}
