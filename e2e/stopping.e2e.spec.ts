import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hang, json, twoProjects, words } from './fixtures/two-projects';
import { red } from './rig/exit-codes';
import { isAlive } from './rig/is-alive';
import { onEveryNx } from './rig/on-every-nx';
import { slowFile } from './rig/slow-file';
import { until } from './rig/until';
import type { Workspace } from './rig/workspace';

onEveryNx('A hook that does not end', (create) => {
  test('is timed out, fails, leaves no process behind, and is tried again next time', async () => {
    const workspace = create({ files: twoProjects({ words, hang: { ...hang, timeout: '1s' } }) });
    for (const attempt of ['first', 'second']) {
      const { exitCode, all } = await workspace.run(['run', 'a:quality--hang']);
      expect({ attempt, exitCode, all }).toMatchObject({ exitCode: red });
      expect(all).toMatch(/\b1 ?s(econd)?\b/);
      expect(workspace.results().get('a:hang')).toMatchObject({
        outcome: { kind: 'timed-out', limit: 1000 },
        replayed: false,
      });
      const [processes] = startedBy(workspace.calls());
      expect(processes).toHaveLength(2);
      expect(processes?.filter(isAlive)).toEqual([]);
    }
  });

  test('keeps what was finished before the run was stopped', async () => {
    const workspace = create({ files: twoProjects({ words, hang: { ...hang, dependsOn: ['words'] } }) });
    const running = workspace.start(['run-many', '-t', 'quality']);
    // While only one hangs, the words of the other may still be looked at.
    await until('both projects hang', () => hanging(workspace, 2));
    running.signal('SIGINT');
    await running.ended;
    workspace.calls();
    const { exitCode } = await workspace.run(['run-many', '-t', 'quality--words']);
    expect(exitCode).toBe(0);
    expect(workspace.calls()).toEqual([]);
  });
});

/** Writes half of each file and then hangs. */
const tear = `import { writeFileSync } from 'node:fs';
for (const file of process.argv.slice(2)) writeFileSync(file, 'half');
await import('./hang.mjs');
`;

/** A plugin of somebody else's that keeps Nx at its graph. */
const slowPlugin = `const { appendFileSync } = require('node:fs');
exports.name = 'slow';
exports.createNodes = exports.createNodesV2 = [
  '**/project.json',
  async () => {
    if (process.env.SLOW_GRAPH !== 'true') return [];
    appendFileSync(require('node:path').join(__dirname, '../../../calls.log'), 'hang ' + process.pid + '\\n');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    return [];
  },
];
`;

/** Green, with a warning about a line that only the report shows. */
const odd = {
  ...words,
  command: ['node', '-e', 'console.log(".hookgraph/odd.txt:1: warning odd")'],
  scope: 'project',
  inputs: [],
  output: { regex: '^(?<file>.+):(?<line>\\d+): (?<severity>warning) (?<message>.+)$' },
};

interface Phase {
  readonly phase: string;
  readonly hooks: Readonly<Record<string, object>>;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** How many programs hang when the signal is sent. */
  readonly programs: number;
}

const phases: readonly Phase[] = [
  { phase: 'Nx makes its graph', hooks: { words }, env: { SLOW_GRAPH: 'true' }, programs: 1 },
  {
    phase: 'it is planned',
    hooks: { words, slow: { ...hang, when: { command: ['node', 'tools/hang.mjs'] } } },
    programs: 1,
  },
  { phase: 'programs run', hooks: { words, hang }, programs: 2 },
  // The first result is written just after its verdict.
  { phase: 'verdicts are stored', hooks: { words, hang: { ...hang, dependsOn: ['words'] } }, programs: 0 },
  {
    phase: 'files are fixed',
    hooks: { words: { ...words, fix: ['node', 'tools/tear.mjs', '{files}'] } },
    args: ['run-many', '-t', 'quality-fix'],
    programs: 1,
  },
];

onEveryNx('A run that is stopped', (create) => {
  describe.each(['SIGINT', 'SIGTERM'] as const)('by %s', (signal) => {
    test.each(phases)('while $phase leaves nothing running and nothing broken', async (each) => {
      const { hooks, args = ['run-many', '-t', 'quality'], env = {}, programs } = each;
      const files = twoProjects(hooks);
      const nx = JSON.parse(files['nx.json'] ?? '{}');
      const workspace = create({
        files: {
          ...files,
          'nx.json': json({ ...nx, plugins: ['hookgraph', 'slow-plugin'] }),
          'node_modules/slow-plugin/package.json': json({ name: 'slow-plugin', version: '1.0.0', main: 'index.js' }),
          'node_modules/slow-plugin/index.js': slowPlugin,
          'tools/tear.mjs': tear,
        },
      });
      stageHalf(workspace);
      const before = treeOf(workspace);
      const running = workspace.start(args, env);
      await until('it is there', () =>
        programs > 0 ? hanging(workspace, programs) : workspace.results().size > 0 || null,
      );
      running.signal(signal);
      const { exitCode, signal: endedBy } = await running.ended;
      expect(exitCode === 0 && endedBy === null).toBe(false);
      const pids = () => startedBy(log(workspace)).flat();
      await until('nothing is left', () => pids().every((pid) => !isAlive(pid)), 10_000);
      await expectSound(workspace, before);
    });

    test('while its report is made leaves the whole of it or nothing', async () => {
      const workspace = create({ files: twoProjects({ words, odd }) });
      stageHalf(workspace);
      const before = treeOf(workspace);
      const source = slowFile(join(workspace.root, '.hookgraph/odd.txt'));
      const running = workspace.start(['run-many', '-t', 'quality']);
      await source.isRead;
      expect(reports(workspace)).toEqual([]);
      running.signal(signal);
      source.release('odd\n');
      const { exitCode, signal: endedBy } = await running.ended;
      expect(exitCode === 0 && endedBy === null).toBe(false);
      await until(
        'no report is half-written',
        () => reports(workspace).every((name) => !name.endsWith('.tmp')),
        10_000,
      );
      if (reports(workspace).includes('report.json')) {
        expect(JSON.parse(workspace.read('.hookgraph/report.json'))).toMatchObject({ totals: { tasks: 4 } });
      }
      await expectSound(workspace, before);
    });
  });

  /** No half-written file, and a store that the next run can use: what it knew is replayed, what it did not know runs. */
  async function expectSound(workspace: Workspace, before: object): Promise<void> {
    // Nx may end while its worker still writes: only what stays is left behind.
    await until('nothing is half-written', () => unfinished(workspace).length === 0, 10_000);
    expect(treeOf(workspace)).toEqual(before);
    workspace.calls();
    const { exitCode, all } = await workspace.run(['run-many', '-t', 'quality--words']);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    // The report says that all is clean; nothing else, such as a warning about the store, is said.
    expect(all).not.toMatch(/hookgraph: (?!Clean)/);
  }
});

/** As before a commit of some lines only: what is staged is neither what is committed nor what is in the file. */
function stageHalf(workspace: Workspace): void {
  workspace.write('packages/a/one.txt', 'first\nstaged\n');
  workspace.git('add', 'packages/a/one.txt');
  workspace.write('packages/a/one.txt', 'first\nstaged\nnot staged\n');
  workspace.write('packages/b/untracked.txt', 'new\n');
}

/** Index and working tree, whole. */
function treeOf(workspace: Workspace): object {
  const git = (...args: readonly string[]) => workspace.git(...args);
  return {
    status: git('status', '--porcelain'),
    staged: git('ls-files', '--stage'),
    notStaged: git('diff'),
    stashed: git('stash', 'list'),
    isLocked: existsSync(join(workspace.root, '.git/index.lock')),
  };
}

/** Results that are not renamed yet, and journals of fixers that are not closed. */
function unfinished({ root }: Workspace): readonly string[] {
  const own = join(root, '.hookgraph');
  const files = existsSync(own) ? readdirSync(own, { recursive: true, encoding: 'utf8' }) : [];
  return files.filter((name) => (name.includes('results') && name.endsWith('.tmp')) || name.endsWith('manifest.json'));
}

/** Files of the report of the run, also those that are not renamed yet. */
function reports({ root }: Workspace): readonly string[] {
  const own = join(root, '.hookgraph');
  return (existsSync(own) ? readdirSync(own) : []).filter((name) => name.startsWith('report.'));
}

/** Process ids of each program that hangs, once there are as many as asked for. */
function hanging(workspace: Workspace, count: number): readonly (readonly number[])[] | null {
  const started = startedBy(log(workspace));
  return started.length >= count ? started : null;
}

function log({ root }: Workspace): readonly string[] {
  const file = join(root, '../calls.log');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}

function startedBy(calls: readonly string[]): readonly (readonly number[])[] {
  return calls.filter((line) => line.startsWith('hang ')).map((line) => line.split(' ').slice(1).map(Number));
}
