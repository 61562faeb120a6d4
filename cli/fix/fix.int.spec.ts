import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { historyBytes, openHistory } from '../../engine/history';
import { success } from '../../engine/hooks/result';
import { appendLog } from '../../engine/system/append-log';
import { listWorkspaceFiles } from '../../engine/system/workspace-files';
import { nodePorts } from '../../engine/system/node-ports';
import { memorySegments } from '../../engine/verdicts';
import type { Face } from '../face';
import { stats } from '../stats/stats';
import { fix } from './fix';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-fix-')));
afterAll(() => rmSync(root, { recursive: true }));

/** Red as long as a file holds another digit than 0; each call of the fixer takes one off. */
const files = {
  'nx.json': '{}',
  'hookgraph.json': JSON.stringify({
    hooks: {
      zero: {
        command: ['node', 'check.mjs', '{files}'],
        fix: ['node', 'fix.mjs', '{files}'],
        files: ['*.txt'],
        cwd: 'workspace',
        output: { regex: '^(?<file>.+):(?<line>.+): (?<message>.+)$' },
      },
    },
  }),
  'check.mjs': `import { readFileSync } from 'node:fs';
for (const file of process.argv.slice(2)) {
  if (readFileSync(file, 'utf8') === '0') continue;
  console.log(file + ':1: must be 0');
  process.exitCode = 1;
}
`,
  'fix.mjs': `import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
appendFileSync('.hookgraph/calls', 'x');
for (const file of process.argv.slice(2)) writeFileSync(file, String(Math.max(0, Number(readFileSync(file, 'utf8')) - 1)));
`,
  'a.txt': '3',
  'b.txt': '0',
  '.hookgraph/calls': '',
};
const request = { staged: false, files: null, projects: null, hooks: null, maxRounds: 10 };

beforeAll(() => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  writeFileSync(join(root, '.gitignore'), '.hookgraph\n');
  execFileSync('git', ['init', '--quiet'], { cwd: root });
});

test('each round is told when it has ended, and the whole of it is remembered apart from checks', async () => {
  const told: string[] = [];
  const calls: number[] = [];
  const face = faceWith((text) => {
    told.push(text.split('\n')[0] ?? '');
    calls.push(readFileSync(join(root, '.hookgraph/calls'), 'utf8').length);
  });
  const answer = await fix(request, face);
  expect(answer).toMatchObject({
    exitCode: 0,
    text: expect.stringMatching(/^✔ All that can be fixed is green after 3 rounds\./),
  });
  expect(told).toEqual([
    'Round 1: fixed 1 file (zero 1); 1 finding left',
    'Round 2: fixed 1 file (zero 1); 1 finding left',
    'Round 3: fixed 1 file (zero 1)',
  ]);
  expect(calls).toEqual([1, 2, 3]);

  const history = openHistory({ log: face.openLog(join(root, '.hookgraph/history')), warn: unexpected });
  expect(history.runs()).toEqual([]);
  expect(history.durations(history.fixes()[0]!.tasks[0]!.hook)).toBeNull();
  expect(history.fixes()).toMatchObject([
    { kind: 'fix', tasks: [{ project: 'root', hook: 'zero', outcome: 'passed', fixed: 1, files: { checked: 2 } }] },
  ]);
  const shown = await stats({ flaky: false, json: true }, face);
  expect(shown.kind === 'told' && JSON.parse(shown.text)).toMatchObject({
    lastRun: null,
    recorded: { runs: 0 },
    fixing: { runs: 1, hooks: [{ hook: 'zero', tasks: 1, fixed: 1, left: 0 }] },
  });
});

function faceWith(tell: (text: string) => void): Face {
  return {
    cwd: root,
    color: false,
    ports: { ...nodePorts(), warn: unexpected },
    stderr: process.stderr,
    tell: async (text) => tell(text),
    loadGraph: async () =>
      success({
        nodes: { root: { name: 'root', data: { root: '.', targets: { 'quality-fix--zero': {} } } } },
        dependencies: {},
      }),
    listFiles: listWorkspaceFiles,
    openSegments: () => memorySegments(),
    isTracked: () => Promise.resolve(false),
    openLog: (directory) => appendLog(directory, { maxBytes: historyBytes }),
  };
}

function unexpected(trouble: unknown): void {
  throw new Error(JSON.stringify(trouble));
}
