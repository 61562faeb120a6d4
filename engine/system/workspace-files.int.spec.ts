import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { listWorkspaceFiles } from './workspace-files';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'hookgraph-files-'))));
afterEach(() => rmSync(root, { recursive: true }));

function write(...files: readonly (string | readonly [string, string])[]): void {
  for (const entry of files) {
    const [file, text] = typeof entry === 'string' ? [entry, ''] : entry;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

const git = (...args: readonly string[]): void => gitIn(root, ...args);

function gitIn(cwd: string, ...args: readonly string[]): void {
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...author, ...args], { cwd, stdio: 'ignore' });
}

const hostile = [
  '-rf',
  'a b.txt',
  'quo"te',
  "it's",
  'new\nline',
  'tab\t',
  'ünï',
  '$(x)',
  '*',
  'back\\slash',
  '#1',
  '!no',
  ' lead',
];

describe('in a git repository', () => {
  beforeEach(() => git('init', '--quiet'));

  test('tracked and untracked files are seen, ignored ones are not, also before the first commit', async () => {
    write(['.gitignore', 'out/\n*.log\n'], 'a.txt', 'b/c.txt', 'out/x', 'b/d.log');
    git('add', 'a.txt');
    expect(await listWorkspaceFiles(root)).toEqual(['.gitignore', 'a.txt', 'b/c.txt']);
  });

  test('a file that is tracked though ignored is not seen: no hash would notice its change', async () => {
    write(['.gitignore', '*.log\n'], 'a.log', 'b.txt');
    git('add', '--force', 'a.log', 'b.txt');
    git('commit', '--quiet', '-m', 'x');
    expect(await listWorkspaceFiles(root)).toEqual(['.gitignore', 'b.txt']);
  });

  test('.nxignore hides tracked files too', async () => {
    write(['.nxignore', 'gen/\n!gen/kept.txt\nx.*\n'], 'gen/a.txt', 'b/x.txt', 'c.txt');
    git('add', '.');
    expect(await listWorkspaceFiles(root)).toEqual(['.nxignore', 'c.txt']);
  });

  test('.nxignore counts for the folder that it is in', async () => {
    write(['a/.nxignore', 'gen\n'], 'a/gen/x.txt', 'a/b.txt', 'gen/y.txt');
    expect(await listWorkspaceFiles(root)).toEqual(['a/.nxignore', 'a/b.txt', 'gen/y.txt']);
  });

  test('files of a submodule are seen', async () => {
    const origin = join(root, '../', `${basename(root)}-origin`);
    mkdirSync(origin);
    writeFileSync(join(origin, 'b.txt'), '');
    for (const args of [
      ['init', '--quiet'],
      ['add', '.'],
      ['commit', '--quiet', '-m', 'x'],
    ])
      gitIn(origin, ...args);
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', origin, 'libs/inner');
    rmSync(origin, { recursive: true });
    write('libs/inner/new.txt');
    expect(await listWorkspaceFiles(root)).toEqual(['.gitmodules', 'libs/inner/b.txt', 'libs/inner/new.txt']);
  });

  test('names come as they are, however hostile', async () => {
    write(...hostile, ...hostile.map((name) => `dir/${name}`));
    git('add', '--', ...hostile.slice(0, 6));
    expect(await listWorkspaceFiles(root)).toEqual([...hostile, ...hostile.map((name) => `dir/${name}`)].sort());
  });

  test('a workspace in a folder of the repository is listed from that folder on', async () => {
    write(['.gitignore', '*.log\n'], 'outside.txt', 'ws/a.txt', 'ws/b.log', 'ws/c/d.txt');
    git('add', '.');
    expect(await listWorkspaceFiles(join(root, 'ws'))).toEqual(['a.txt', 'c/d.txt']);
  });

  test('a file in conflict is listed once', async () => {
    write(['a.txt', 'base']);
    git('add', '.');
    git('commit', '--quiet', '-m', 'base');
    git('checkout', '--quiet', '-b', 'other');
    write(['a.txt', 'other']);
    git('commit', '--quiet', '-am', 'other');
    git('checkout', '--quiet', '-');
    write(['a.txt', 'ours']);
    git('commit', '--quiet', '-am', 'ours');
    expect(() => git('merge', '--quiet', 'other')).toThrow();
    expect(await listWorkspaceFiles(root)).toEqual(['a.txt']);
  });

  test('the variables of a git hook do not lead astray', async () => {
    write('a.txt');
    const before = { ...process.env };
    process.env['GIT_DIR'] = '/no/such/repository';
    process.env['GIT_INDEX_FILE'] = '/no/such/index';
    try {
      expect(await listWorkspaceFiles(root)).toEqual(['a.txt']);
    } finally {
      process.env = before;
    }
  });

  test('files of a repository inside are seen, as the task runner sees them', async () => {
    write('a.txt', 'inner/b.txt', 'inner/deep/c.txt', ['inner/.gitignore', '*.log\n'], 'inner/d.log');
    execFileSync('git', ['init', '--quiet'], { cwd: join(root, 'inner') });
    expect(await listWorkspaceFiles(root)).toEqual(['a.txt', 'inner/.gitignore', 'inner/b.txt', 'inner/deep/c.txt']);
  });
});

describe('without git', () => {
  test('.gitignore files and .nxignore still count, the nearest with an opinion decides', async () => {
    write(
      ['.gitignore', '*.log\nout\n'],
      ['.nxignore', 'gen\n'],
      ['a/.gitignore', '!kept.log\n'],
      'a/kept.log',
      'a/b.log',
      'a/c.txt',
      'out/x',
      'gen/y',
      'node_modules/p/index.js',
    );
    expect(await listWorkspaceFiles(root)).toEqual([
      '.gitignore',
      '.nxignore',
      'a/.gitignore',
      'a/c.txt',
      'a/kept.log',
    ]);
  });

  test('names come as they are, and a link into a circle is a file', async () => {
    write(...hostile);
    symlinkSync('.', join(root, 'circle'));
    expect(await listWorkspaceFiles(root)).toEqual([...hostile, 'circle'].sort());
  });
});
