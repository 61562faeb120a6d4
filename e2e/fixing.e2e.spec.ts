import { join } from 'node:path';
import { json, prettier, twoProjects, words } from './fixtures/two-projects';
import { nxEnvironment } from './rig/environment';
import { onEveryNx } from './rig/on-every-nx';
import { start, type Run } from './rig/run';
import { until } from './rig/until';
import type { Workspace } from './rig/workspace';

const replace = `
import { readFileSync, writeFileSync } from 'node:fs';
const [bad, good, ...files] = process.argv.slice(2);
for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(bad, good));
`;

/** Leaves half of each file, and never ends. */
const tear = `
import { writeFileSync } from 'node:fs';
for (const file of process.argv.slice(2)) writeFileSync(file, 'half');
setInterval(() => {}, 1000);
`;

const fixable = { ...words, fix: ['node', 'tools/replace.mjs', 'BAD', 'good', '{files}'] };
const files = {
  ...twoProjects({ prettier, eslint: { dependsOn: ['prettier'], projects: ['packages/*'] }, words: fixable }),
  'tools/replace.mjs': replace,
  'tools/tear.mjs': tear,
  '.prettierrc.json': json({ singleQuote: true }),
  'eslint.config.mjs': "export default [{ rules: { 'no-var': 'error' } }];\n",
};

const check = ['run-many', '-t', 'quality'];
// Newer majors of Nx keep the output of successful tasks to themselves unless asked.
const fix = ['run-many', '-t', 'quality-fix', '--output-style=static'];

onEveryNx('quality-fix', (create) => {
  test.each([{}, { NX_BATCH_MODE: 'false' }])('fixes, so that quality is green, and fixes again: %j', async (env) => {
    const workspace = create({ files, env });
    for (let time = 0; time < 2; time++) {
      spoil(workspace);
      expect((await workspace.run(check)).exitCode).not.toBe(0);
      const fixed = await workspace.run(fix);
      expect({ exitCode: fixed.exitCode, all: fixed.all }).toMatchObject({ exitCode: 0 });
      expect(fixed.all).toContain('packages/b/main.js');
      expect(workspace.read('packages/a/main.js')).toBe("let a = 'a';\n");
      expect(workspace.read('packages/b/main.js')).toBe("let b = 'b';\n");
      expect(workspace.read('packages/a/one.txt')).toBe('all is good\n');
      const checked = await workspace.run(check);
      expect({ exitCode: checked.exitCode, all: checked.all }).toMatchObject({ exitCode: 0 });
    }
    const { fixing } = JSON.parse((await hookgraph(workspace, ['stats', '--json'])).stdout);
    const words = { hook: 'words', tasks: 4, fixed: 2, left: 0 };
    expect(fixing).toMatchObject({ runs: 2, hooks: [{ hook: 'eslint', fixed: 4 }, { hook: 'prettier' }, words] });
  });

  test('lists what is still red and leaves it to the check to fail', async () => {
    const workspace = create({ files });
    workspace.write('packages/a/main.js', 'let  a = ;\n');
    workspace.write('packages/b/main.js', 'var b = "b"\n');
    const { exitCode, all } = await workspace.run(fix);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(all).toContain('Still red');
    expect(all).toContain('packages/a/main.js:1:10');
    expect(workspace.read('packages/b/main.js')).toBe("let b = 'b';\n");
    expect((await workspace.run(check)).exitCode).not.toBe(0);
  });

  test.each([{}, { NX_BATCH_MODE: 'false' }])('refuses checks in the same run: %j', async (env) => {
    const workspace = create({ files, env });
    const spoilt = spoil(workspace);
    const both = await workspace.run(['run-many', '-t', 'quality', 'quality-fix']);
    expect(both.exitCode).not.toBe(0);
    expect(both.all).toContain('this run fixes too');
    expect(workspace.read('packages/a/main.js')).toBe("let a = 'a';\n");
    // Nothing was kept for what the files were when Nx hashed them.
    for (const [file, text] of Object.entries(spoilt)) workspace.write(file, text);
    expect((await workspace.run(check)).exitCode).not.toBe(0);
  });

  test('a killed fixing run leaves nothing half-written: the next run puts it back', async () => {
    const torn = { ...words, fix: ['node', 'tools/tear.mjs', '{files}'] };
    const workspace = create({ files: { ...files, 'hookgraph.json': json({ hooks: { words: torn } }) } });
    workspace.write('packages/a/one.txt', 'first\nBAD\n');
    const running = workspace.start(fix);
    await until('the fixer has torn a file', () => workspace.read('packages/a/one.txt') === 'half');
    process.kill(-running.pid, 'SIGKILL');
    await running.ended;
    const next = await workspace.run(check);
    expect(next.exitCode).not.toBe(0);
    expect(next.all).toContain('put back');
    expect(workspace.read('packages/a/one.txt')).toBe('first\nBAD\n');
    expect(workspace.read('packages/b/one.txt')).toBe('first\n');
    expect(workspace.git('status', '--porcelain')).toBe(' M packages/a/one.txt\n');
  });
});

onEveryNx('hookgraph fix', (create) => {
  test('fixes until all is green, and then has nothing to do', async () => {
    const workspace = create({ files });
    spoil(workspace);
    const first = await hookgraph(workspace, ['fix']);
    expect({ exitCode: first.exitCode, all: first.all }).toMatchObject({ exitCode: 0 });
    expect(first.stdout).toMatch(/^Round 1: fixed 3 files \(eslint 2, prettier 2, words 1\)/);
    expect((await workspace.run(check)).exitCode).toBe(0);
    const second = await hookgraph(workspace, ['fix']);
    expect(second).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Round 1: changed nothing') });
  });

  test('keeps to what is named or staged', async () => {
    const workspace = create({ files });
    spoil(workspace);
    const named = await hookgraph(workspace, ['fix', '--files', 'packages/a/main.js']);
    expect({ exitCode: named.exitCode, all: named.all }).toMatchObject({ exitCode: 0 });
    expect(workspace.read('packages/a/main.js')).toBe("let a = 'a';\n");
    expect(workspace.read('packages/a/one.txt')).toBe('all is BAD\n');
    workspace.git('add', 'packages/a/one.txt');
    const staged = await hookgraph(workspace, ['fix', '--staged']);
    expect({ exitCode: staged.exitCode, all: staged.all }).toMatchObject({ exitCode: 0 });
    expect(workspace.read('packages/a/one.txt')).toBe('all is good\n');
    expect(workspace.read('packages/b/main.js')).toBe('var b = "b"\n');
    expect(workspace.git('show', ':packages/a/one.txt')).toBe('all is BAD\n');
    expect(await hookgraph(workspace, ['fix', '--files', '../outside.js'])).toMatchObject({ exitCode: 2 });
  });

  test('stops where fixers undo each other, and says so', async () => {
    const undo = {
      ...words,
      command: ['node', 'tools/reject.mjs', 'good', '{files}'],
      fix: ['node', 'tools/replace.mjs', 'good', 'BAD', '{files}'],
    };
    const workspace = create({
      files: { ...files, 'hookgraph.json': json({ hooks: { words: fixable, undo } }), 'packages/a/one.txt': 'BAD\n' },
    });
    const { exitCode, stdout } = await hookgraph(workspace, ['fix']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('undo each other');
    expect(stdout).not.toContain('Round 3');
  });
});

function spoil(workspace: Workspace): Readonly<Record<string, string>> {
  const spoilt = {
    'packages/a/main.js': 'var a = "a"\n',
    'packages/b/main.js': 'var b = "b"\n',
    'packages/a/one.txt': 'all is BAD\n',
  };
  for (const [file, text] of Object.entries(spoilt)) workspace.write(file, text);
  return spoilt;
}

function hookgraph({ root }: Workspace, args: readonly string[]): Promise<Run> {
  const main = join(root, 'node_modules/hookgraph/dist/cli.js');
  const env = nxEnvironment(join(root, '../home'), process.execPath);
  return start({ file: process.execPath, args: [main, ...args], cwd: root, env }).ended;
}
