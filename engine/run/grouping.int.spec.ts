import { realWorkspace, type RealWorkspace, type WorkspaceRun } from './testing/real-workspace';

// One process for several projects, whose answer cannot be laid at the door of one of them: each is asked by itself, and
// what a person is told is what they would be told of each project alone.

jest.setTimeout(120_000);

const projects = ['a', 'b', 'c'] as const;
const open: RealWorkspace[] = [];
afterEach(() => Promise.all(open.splice(0).map((workspace) => workspace.close())));

/** @param check body of a program that is given names of files and, as a function, their texts */
function workspaceOf(check: string, hook: object, files: Readonly<Record<string, string>>): RealWorkspace {
  const workspace = realWorkspace(Object.fromEntries(projects.map((name) => [name, []])), {});
  open.push(workspace);
  const declared = { command: ['node', 'check.mjs', '{files}'], cwd: 'workspace', scope: 'file', files: ['**/*.txt'] };
  workspace.write({
    'package.json': '{ "name": "w" }',
    'hookgraph.json': JSON.stringify({ hooks: { it: { ...declared, ...hook } } }),
    'check.mjs': `import { readFileSync } from 'node:fs';
const names = process.argv.slice(2);
const textOf = (name) => readFileSync(name, 'utf8');
const say = (line) => { console.log(line); process.exitCode = 1; };
${check}`,
    ...files,
  });
  return workspace;
}

const told = (run: WorkspaceRun, project: string) => {
  const { outcome, findings, output } = run.resultOf(project);
  return { outcome, findings, output };
};

/** What all are told at once is what each is told alone, from a program and from the store. */
async function asAlone(workspace: RealWorkspace): Promise<Readonly<Record<string, string>>> {
  const together = await workspace.run();
  const again = await workspace.run();
  for (const project of projects) {
    const alone = await workspace.run({ only: [project], readStore: false });
    expect(told(together, project)).toEqual(told(alone, project));
    expect(told(again, project)).toEqual(told(alone, project));
  }
  return Object.fromEntries(projects.map((project) => [project, together.resultOf(project).outcome.kind]));
}

const three = {
  'a/1.txt': 'good\n',
  'a/2.txt': 'good\n',
  'b/1.txt': 'bad\n',
  'b/2.txt': 'good\n',
  'c/1.txt': 'good\n',
};
const oneRed = { a: 'passed', b: 'failed', c: 'passed' };

test('output that names no file', async () => {
  const check = "for (const name of names) if (textOf(name).includes('bad')) say('this is bad');";
  expect(await asAlone(workspaceOf(check, {}, three))).toEqual(oneRed);
});

test.each([
  ['is killed', "process.kill(process.pid, 'SIGKILL');"],
  ['ends with a code that is no answer', 'process.exit(70);'],
])('a program that %s where it meets one project', async (_, end) => {
  const check = `for (const name of names) if (textOf(name).includes('bad')) { ${end} }`;
  const workspace = workspaceOf(check, { findingsExitCodes: [1] }, three);
  expect(await asAlone(workspace)).toEqual({ ...oneRed, b: 'crashed' });
});

test('a finding in a file that nobody asked for', async () => {
  const check = "if (names.some((name) => textOf(name).includes('bad'))) say('check.mjs:1:1: error: of all [rule]');";
  const workspace = workspaceOf(check, { output: 'unix' }, three);
  expect(await asAlone(workspace)).toEqual(oneRed);
  expect((await workspace.run()).resultOf('b').findings).toMatchObject([{ file: 'check.mjs', rule: 'rule' }]);
});

test('a finding in one project, and words about another', async () => {
  const check = `for (const name of names) {
  if (textOf(name).includes('bad')) say(name + ':1:1: error: bad [rule]');
  if (textOf(name).includes('odd')) say('cannot read ' + name);
}`;
  const workspace = workspaceOf(check, { output: 'unix' }, { ...three, 'c/1.txt': 'odd\n' });
  expect(await asAlone(workspace)).toEqual({ ...oneRed, c: 'failed' });
  expect((await workspace.run()).resultOf('c').output).toContain('cannot read c/1.txt');
});

test.each([
  ['unix', 'unix'],
  ['a pattern', '^(?<file>[^:]+):(?<line>\\d+):\\d+: error: (?<message>.*) \\[(?<rule>\\w+)\\]$'],
])(
  'words about one file beside a finding in another, read as %s: no file is green until it is asked again',
  async (_, output) => {
    const check = `for (const name of names) {
  if (textOf(name).includes('bad')) say(name + ':1:1: error: bad [rule]');
  if (textOf(name).includes('odd')) say('cannot read ' + name);
}`;
    const format = output === 'unix' ? output : { regex: output };
    const workspace = workspaceOf(check, { output: format }, { ...three, 'b/2.txt': 'odd\n' });
    const first = (await workspace.run()).resultOf('b');
    expect(first).toMatchObject({ outcome: { kind: 'failed' }, findings: [{ file: 'b/1.txt' }] });
    // What no finding says is told too.
    expect(first.output).toContain('cannot read b/2.txt');
    workspace.write({ 'b/1.txt': 'good\n' });
    expect((await workspace.run()).resultOf('b').outcome.kind).toBe('failed');
  },
);
