import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../engine/report/report-schema';
import { startCacheServer } from './fixtures/cache-server';
import { hang, json, notes, twoProjects, words } from './fixtures/two-projects';
import { red as redExit } from './rig/exit-codes';
import { nxEnvironment } from './rig/environment';
import { isAlive } from './rig/is-alive';
import { onEveryNx } from './rig/on-every-nx';
import { until } from './rig/until';
import type { Workspace } from './rig/workspace';

const quality = ['run-many', '-t', 'quality'];
const red = { 'packages/a/one.txt': 'first\nthis is BAD\n' };

onEveryNx('The report at the end of a run', (create) => {
  test('is clean where everything passed, and says so in one line', async () => {
    const workspace = create({ files: twoProjects() });
    const { exitCode, all } = await workspace.run(quality);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(all).toContain('hookgraph: Clean: no findings; 4 tasks, none blocks');
    expect(summary(workspace)).toEqual({
      'a:notes': 'passed run',
      'a:words': 'passed run',
      'b:notes': 'passed run',
      'b:words': 'passed run',
    });
    expect(found(workspace)).toEqual(oracle(workspace));
  });

  test('holds what the program itself finds, and the tasks that were skipped for it', async () => {
    const workspace = create({ files: { ...twoProjects(), ...red } });
    const { exitCode, all } = await workspace.run(quality);
    expect(exitCode).toEqual(redExit);
    expect(all).toContain('The whole report: .hookgraph/report.txt');
    expect(all).not.toContain('red, though no task failed');
    expect(summary(workspace)).toEqual({
      'a:notes': 'skipped none',
      'a:words': 'failed run',
      'b:notes': 'passed run',
      'b:words': 'passed run',
    });
    expect(found(workspace)).toEqual(['packages/a/one.txt:2:9']);
    expect(found(workspace)).toEqual(oracle(workspace));
  });

  test('is the same where everything comes from the cache of Nx', async () => {
    const workspace = create({ files: twoProjects() });
    await workspace.run(quality);
    const { exitCode } = await workspace.run(quality);
    expect(exitCode).toBe(0);
    expect(new Set(Object.values(summary(workspace)))).toEqual(new Set(['passed nx-cache']));
  });

  test('mixes what ran, what Nx replayed and what the store replayed', async () => {
    const workspace = create({ files: { ...twoProjects({ words }), ...red } });
    await workspace.run(quality);
    const { exitCode } = await workspace.run(quality);
    expect(exitCode).toEqual(redExit);
    expect(summary(workspace)).toEqual({ 'a:words': 'failed store', 'b:words': 'passed nx-cache' });
    expect(found(workspace)).toEqual(oracle(workspace));
  });

  test('knows results that come from a remote cache', async () => {
    const server = await startCacheServer();
    try {
      const workspace = create({ files: twoProjects(), env: server.env });
      const first = await workspace.run(quality);
      expect({ exitCode: first.exitCode, all: first.all }).toMatchObject({ exitCode: 0 });
      expect(server.entries.size).toBeGreaterThanOrEqual(4);
      forgetEverything(workspace);
      workspace.calls();
      const { exitCode } = await workspace.run(quality);
      expect(exitCode).toBe(0);
      expect(new Set(Object.values(summary(workspace)))).toEqual(new Set(['passed nx-cache']));
      expect(workspace.calls()).toEqual([]);
    } finally {
      await server.close();
    }
  });

  test('runs what is red itself where a remote cache, which has no red, knows the rest', async () => {
    const server = await startCacheServer();
    try {
      const files = { ...twoProjects(), ...red, 'packages/b/notes.md': 'a DRAFT\n' };
      const workspace = create({ files, env: server.env });
      const expected = { 'a:words': 'failed', 'a:notes': 'skipped', 'b:words': 'passed', 'b:notes': 'failed' };
      const origins = (ran: string, known: string) =>
        Object.entries(expected).map(([task, state]) => [
          task,
          `${state} ${{ failed: ran, passed: known, skipped: 'none' }[state]}`,
        ]);
      for (const [ran, known] of [
        ['run', 'run'],
        ['run', 'nx-cache'],
        ['store', 'nx-cache'],
      ] as const) {
        // Another machine, but for the last time.
        if (ran === 'run') forgetEverything(workspace);
        workspace.calls();
        const { exitCode } = await workspace.run(quality);
        expect(exitCode).toEqual(redExit);
        expect(summary(workspace)).toEqual(Object.fromEntries(origins(ran, known)));
        const started = { run: ['BAD ["packages/a/one.txt"]', 'DRAFT ["packages/b/notes.md"]'], store: [] }[ran];
        if (known !== 'run') expect([...workspace.calls()].sort()).toEqual(started.map((each) => `reject ${each}`));
        expect(found(workspace)).toEqual(oracle(workspace));
      }
    } finally {
      await server.close();
    }
  });

  test('takes no result of an earlier run: a file that Nx did not write in this one is no result', async () => {
    const workspace = create({ files: twoProjects({ words: { ...words, ttl: '1h' } }) });
    await workspace.run(quality);
    const stale = workspace.read('.hookgraph/packages~b.words.result.json');
    workspace.write('packages/b/one.txt', 'BAD\n');
    const { exitCode } = await workspace.run(['run', 'a:quality']);
    expect(exitCode).toBe(0);
    expect(workspace.read('.hookgraph/packages~b.words.result.json')).toBe(stale);
    expect(summary(workspace)).toEqual({ 'a:words': 'passed store' });
  });

  test('ends a run red that Nx would call green, because a result is missing', async () => {
    const workspace = create({ files: twoProjects({ words }) });
    await workspace.run(quality);
    spoilNxCache(workspace, '~b.words.result.json');
    rmSync(join(workspace.root, '.hookgraph'), { recursive: true });
    const { exitCode, all } = await workspace.run(quality);
    expect(exitCode).toEqual(redExit);
    expect(all).toContain('hookgraph: red, though no task failed');
    expect(summary(workspace)).toEqual({ 'a:words': 'passed nx-cache', 'b:words': 'no-result none' });
  });

  test('has only the tasks of an affected run', async () => {
    const workspace = create({ files: twoProjects({ words, notes: { ...notes, dependsOn: [] } }) });
    await workspace.run(quality);
    workspace.write('packages/b/one.txt', 'BAD\n');
    const { exitCode } = await workspace.run(['affected', '-t', 'quality--words', '--base=HEAD']);
    expect(exitCode).toEqual(redExit);
    expect(summary(workspace)).toEqual({ 'b:words': 'failed run' });
    expect(found(workspace)).toEqual(['packages/b/one.txt:1:1']);
  });

  test('lists tasks that wait for a task of another kind that failed', async () => {
    const build = { executor: 'nx:run-commands', options: { command: 'exit 3' } };
    const files = {
      ...twoProjects({ words, notes: { ...notes, dependsOn: ['target:build'] } }),
      'packages/a/project.json': json({ name: 'a', targets: { build } }),
    };
    const workspace = create({ files });
    expect((await workspace.run(quality)).exitCode).toEqual(redExit);
    expect(summary(workspace)).toMatchObject({ 'a:notes': 'skipped none', 'a:words': 'passed run' });

    // Here no hook is started, and Nx tells of the build alone.
    const { exitCode, all } = await workspace.run(['run', 'a:quality--notes']);
    expect(exitCode).toEqual(redExit);
    expect(all).toContain('Skipped: a:build did not pass: a:quality--notes');
    expect(summary(workspace)).toEqual({ 'a:notes': 'skipped none' });
  });

  test('is not there after a run that was killed, and the gate is red for what has no result', async () => {
    const workspace = create({ files: twoProjects({ words, hang: { ...hang, dependsOn: ['words'] } }) });
    await workspace.run(['run-many', '-t', 'quality--words']);
    expect(found(workspace)).toEqual(oracle(workspace));
    workspace.write('packages/b/one.txt', 'this is BAD\n');
    const running = workspace.start(quality);
    const log = join(workspace.root, '../calls.log');
    const started = await until('a hook hangs', () => /^hang (\d+) (\d+)$/m.exec(readText(log)));
    await until('a hook is red', () => workspace.results().get('b:words')?.outcome.kind === 'failed');
    running.signal('SIGKILL');
    await running.ended;
    await until('nothing of it is left', () => started.slice(1).every((pid) => !isAlive(Number(pid))));
    expect(existsSync(join(workspace.root, '.hookgraph/report.json'))).toBe(false);
    const { exitCode, all } = hookgraph(workspace, 'report', '--gate', '--output', 'json=.hookgraph/report.json');
    expect({ exitCode, all }).toMatchObject({ exitCode: 2 });
    expect(summary(workspace)).toEqual({
      'a:hang': 'no-result none',
      'a:words': 'passed run',
      'b:hang': 'skipped none',
      'b:words': 'failed run',
    });
    expect(found(workspace)).toEqual(oracle(workspace));
  });

  test('blocks nothing that the strategy lets pass, and blocks it under the next one', async () => {
    const config = { hooks: { words }, strategies: { soft: { blocks: ['critical'] } } };
    const workspace = create({ files: { ...twoProjects(), ...red, 'hookgraph.json': json(config) } });
    const soft = await workspace.run(['run-many', '-t', 'quality-soft']);
    expect({ exitCode: soft.exitCode, all: soft.all }).toMatchObject({ exitCode: 0 });
    expect(report(workspace).conclusion).toBe('clean');
    expect(found(workspace)).toEqual(['packages/a/one.txt:2:9']);
    expect((await workspace.run(quality)).exitCode).toEqual(redExit);
    expect(report(workspace).conclusion).toBe('findings');
  });

  test('is written with the daemon, too, which has no terminal', async () => {
    const workspace = create({ files: twoProjects({ words }) });
    const daemon = { NX_DAEMON: 'true', CI: 'false' };
    await workspace.run(quality, daemon);
    const { exitCode, all } = await workspace.run(quality, daemon);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(all).not.toContain('hookgraph:');
    expect(new Set(Object.values(summary(workspace)))).toEqual(new Set(['passed nx-cache']));
    workspace.write('packages/a/one.txt', 'BAD\n');
    expect((await workspace.run(quality, daemon)).exitCode).toEqual(redExit);
    expect(summary(workspace)).toMatchObject({ 'a:words': 'failed run' });
    expect(found(workspace)).toEqual(oracle(workspace));
    workspace.write('packages/a/one.txt', 'first\nsecond\n');
    expect((await workspace.run(quality, daemon)).exitCode).toBe(0);
    expect(report(workspace).conclusion).toBe('clean');
  });

  test('annotates lines and fills the summary of the job on GitHub', async () => {
    const workspace = create({ files: { ...twoProjects({ words }), ...red } });
    const file = join(workspace.root, '../summary.md');
    const github = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file };
    const { exitCode, all } = await workspace.run(quality, github);
    expect(exitCode).toEqual(redExit);
    expect(all).toContain('::error file=packages/a/one.txt,line=2,col=9,');
    expect(readFileSync(file, 'utf8')).toContain('must not say BAD');
  });

  test('is short and has ids for an agent', async () => {
    const workspace = create({ files: { ...twoProjects({ words }), ...red } });
    const { all } = await workspace.run(quality, { AI_AGENT: 'test' });
    expect(all).toMatch(/^hookgraph findings: 1 error/m);
    expect(all).toMatch(/^[0-9a-f]{16} error packages\/a\/one\.txt:2:9 words/m);
  });
});

onEveryNx('hookgraph report --gate', (create) => {
  test('says clean, findings or could not check by its exit code, from results alone', async () => {
    const workspace = create({ files: twoProjects({ words }) });
    expect(hookgraph(workspace, 'report', '--gate')).toMatchObject({ exitCode: 2 });
    await workspace.run(quality);
    workspace.calls();
    const clean = hookgraph(
      workspace,
      'report',
      '--gate',
      '--output',
      'sarif=.hookgraph/r.sarif',
      'html=.hookgraph/r.html',
    );
    expect(clean).toMatchObject({ exitCode: 0 });
    expect(workspace.read('.hookgraph/r.sarif')).toContain('2.1.0');
    expect(workspace.read('.hookgraph/r.html')).toContain('<!doctype html>');
    workspace.write('packages/a/one.txt', 'first\nthis is BAD\n');
    const stale = hookgraph(workspace, 'report', '--gate');
    expect(stale).toMatchObject({ exitCode: 2 });
    expect(stale.all).toContain('No run has checked what is in the workspace now');
    expect(hookgraph(workspace, 'report', '--gate', '--projects', 'b')).toMatchObject({ exitCode: 2 });
    await workspace.run(quality);
    workspace.calls();
    const found = hookgraph(workspace, 'report', '--gate');
    expect(found).toMatchObject({ exitCode: 1 });
    expect(found.all).toContain('packages/a/one.txt:2:9');
    expect(hookgraph(workspace, 'report')).toMatchObject({ exitCode: 0 });
    expect(workspace.calls()).toEqual([]);
  });
});

onEveryNx('A baseline', (create) => {
  test('lets pass what it knows, for Nx too, and stops what is new', async () => {
    const workspace = create({ files: { ...twoProjects(), ...red } });
    expect((await workspace.run(quality)).exitCode).toEqual(redExit);
    const made = hookgraph(workspace, 'baseline');
    expect(made).toMatchObject({ exitCode: 0 });
    expect(made.all).toContain('words: 1 known, 1 new');
    const { exitCode, all } = await workspace.run(quality);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(all).toContain('no new findings, 1 known');
    // The red words had held up the notes: it was the command that looked at them.
    expect(summary(workspace)).toMatchObject({ 'a:words': 'passed store', 'a:notes': 'passed store' });
    expect(hookgraph(workspace, 'report', '--gate')).toMatchObject({ exitCode: 0 });

    workspace.git('mv', 'packages/a/one.txt', 'packages/a/two.txt');
    workspace.write('packages/a/two.txt', 'new\nnew\nthis is BAD\n');
    const moved = await workspace.run(quality);
    expect({ exitCode: moved.exitCode, all: moved.all }).toMatchObject({ exitCode: 0 });

    workspace.write('packages/a/two.txt', 'this is BAD\nthis is worse and BAD\n');
    expect((await workspace.run(quality)).exitCode).toEqual(redExit);
    expect(found(workspace)).toEqual(['packages/a/two.txt:2:19']);
    expect(hookgraph(workspace, 'baseline')).toMatchObject({ exitCode: 2 });
    expect(hookgraph(workspace, 'baseline', '--accept', 'words')).toMatchObject({ exitCode: 2 });

    workspace.write('packages/a/two.txt', 'fine\n');
    await workspace.run(quality);
    expect(hookgraph(workspace, 'baseline', '--update').all).toContain('words: 0 known, 1 gone');
    workspace.write('packages/a/two.txt', 'this is BAD\n');
    expect((await workspace.run(quality)).exitCode).toEqual(redExit);
  });

  test('is red again on the day after its end, although Nx has a green in its cache', async () => {
    const critical = { ...words, securityLevel: 'critical' };
    const workspace = create({ files: { ...twoProjects({ words: critical }), ...red } });
    await workspace.run(quality);
    expect(hookgraph(workspace, 'baseline').all).toContain('not recorded, it is about security');
    const accept = ['baseline', '--accept', 'words', '--reason', 'a test'];
    expect(hookgraph(workspace, ...accept)).toMatchObject({ exitCode: 2 });
    expect(hookgraph(workspace, ...accept, '--expires', '2999-12-31')).toMatchObject({ exitCode: 0 });
    expect((await workspace.run(quality)).exitCode).toBe(0);
    const file = 'hookgraph-baseline/words.jsonl';
    workspace.write(file, workspace.read(file).replace('2999-12-31', '2001-12-31'));
    expect((await workspace.run(quality)).exitCode).toEqual(redExit);
  });
});

function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function hookgraph(
  { root }: Workspace,
  ...args: readonly string[]
): { readonly exitCode: number; readonly all: string } {
  const env = { ...nxEnvironment(join(root, '../home'), process.execPath) };
  const bin = join(root, 'node_modules/.bin/hookgraph');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd: root, env, encoding: 'utf8' });
  return { exitCode: status ?? -1, all: `${stdout}${stderr}` };
}

function report(workspace: Workspace): Report {
  return JSON.parse(workspace.read('.hookgraph/report.json'));
}

/** State and origin of each task. */
function summary(workspace: Workspace): Readonly<Record<string, string>> {
  const tasks = report(workspace).tasks.map(
    ({ project, hook, state, origin }) => [`${project}:${hook}`, `${state} ${origin}`] as const,
  );
  return Object.fromEntries(tasks);
}

function found(workspace: Workspace): readonly string[] {
  return report(workspace).findings.map(({ file, range }) => `${file}:${range?.start.line}:${range?.start.column}`);
}

/** What the programs say when they are started by hand on all files. */
function oracle({ root }: Workspace): readonly string[] {
  const run = (word: string, ending: string): readonly string[] => {
    const files = readdirSync(join(root, 'packages'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(ending))
      .map((file) => `packages/${file}`);
    const args = ['-e', `process.argv.splice(1, 0, 'x'); import('${root}/tools/reject.mjs')`, word, ...files];
    try {
      return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }).split('\n');
    } catch (error) {
      return String(Object(error).stdout).split('\n');
    }
  };
  return [...run('BAD', '.txt'), ...run('DRAFT', '.md')]
    .filter(Boolean)
    .map((line) => line.split(': ')[0] ?? '')
    .sort();
}

/** As on another machine: neither Nx nor hookgraph has anything. */
function forgetEverything({ root }: Workspace): void {
  for (const folder of ['.nx', '../home/.nx', '.hookgraph'])
    rmSync(join(root, folder), { recursive: true, force: true });
}

/** Takes a file out of the entries of Nx's cache, wherever this Nx keeps it. */
function spoilNxCache({ root }: Workspace, ending: string): void {
  const folders = [join(root, '.nx'), join(root, '../home/.nx')];
  const files = folders.flatMap((folder) => {
    try {
      return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
    } catch {
      return [];
    }
  });
  const spoiled = files.filter((file) => file.endsWith(ending));
  expect(spoiled.length).toBeGreaterThan(0);
  for (const file of spoiled) rmSync(file);
}
