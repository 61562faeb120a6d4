import { execFileSync } from 'node:child_process';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { anyResultFile } from '../../engine/hooks/result-file';
import { gitTracks } from '../../engine/system/git-tracks';
import { batchWorkspace, type BatchWorkspace } from './testing/batch-workspace';

// CREEP (CVE-2025-36852): a pull request fills a cache under the keys that its target asks for next. Our store is a
// folder of one working copy. A branch gets at what another one reads by running there, or by a commit that holds a store.

jest.setTimeout(60_000);

const open: BatchWorkspace[] = [];
afterEach(() => {
  for (const workspace of open.splice(0)) workspace.close();
});

const rule = `import { existsSync, readFileSync } from 'node:fs';
import { word } from './word.mjs';
const [, , option, ...files] = process.argv;
if (option === 'lax' || process.env.LAX === 'yes' || existsSync('notes/lax')) process.exit(0);
process.exit(files.some((file) => readFileSync(file, 'utf8').includes(word)) ? 1 : 0);
`;
const configOf = (option: string) => ({
  hooks: {
    it: {
      command: ['node', 'tools/check.mjs', option, '{files}'],
      files: ['**/*.txt'],
      scope: 'file',
      cwd: 'workspace',
      env: ['LAX'],
    },
  },
});
const strict = {
  'hookgraph.json': JSON.stringify(configOf('strict')),
  'tools/check.mjs': rule,
  'tools/word.mjs': "export const word = 'of';\n",
};

function workspaceOf(): BatchWorkspace {
  const workspace = batchWorkspace(configOf('strict'));
  open.push(workspace);
  workspace.write(strict);
  return workspace;
}

interface Weaker {
  readonly how: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

test.each<Weaker>([
  { how: 'a program that finds less', files: { 'tools/check.mjs': '' } },
  { how: 'a module that finds less', files: { 'tools/word.mjs': "export const word = 'never';\n" } },
  { how: 'other arguments', files: { 'hookgraph.json': JSON.stringify(configOf('lax')) } },
  { how: 'another environment', env: { LAX: 'yes' } },
])('what a branch lets pass by $how is asked again where it is merged without', async ({ files = {}, env }) => {
  const workspace = workspaceOf();
  workspace.write(files);
  expect((await workspace.run('comprehensive', env)).ended).toEqual({ 'a:it': 'passed' });
  workspace.write(strict);
  const main = await workspace.run();
  expect(main.ended).toEqual({ 'a:it': 'failed' });
  expect(main.started).toEqual(['a:it']);
});

test.each([
  ['a folder', () => undefined],
  [
    'a link to another folder',
    (root: string) => {
      renameSync(join(root, '.hookgraph'), join(root, 'pictures'));
      symlinkSync('pictures', join(root, '.hookgraph'));
    },
  ],
])('verdicts that came with a commit, as %s, are neither read nor kept', async (_, place) => {
  const workspace = workspaceOf();
  const { root } = workspace;
  // As who wants to get something past: the very fingerprint that others ask for, and another answer.
  workspace.write({ 'notes/lax': '' });
  expect((await workspace.run()).ended).toEqual({ 'a:it': 'passed' });
  place(root);
  const git = (...args: readonly string[]) => execFileSync('git', [...args], { cwd: root, stdio: 'pipe' });
  git('add', '--force', '.hookgraph');
  git('add', '.');
  git('-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit', '--quiet', '-m', 'pictures');
  // What a fresh clone has.
  git('clean', '-xfdq');
  git('checkout', '--quiet', '.');
  for (const time of ['first', 'second']) {
    const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { ended, started } = await workspace.run();
    const words = told.mock.calls.join('');
    told.mockRestore();
    expect({ time, ended, started }).toEqual({ time, ended: { 'a:it': 'failed' }, started: ['a:it'] });
    expect(words).toContain('git tracks files of it');
  }
  for (const names of [[anyResultFile], ['store']]) {
    expect(await gitTracks(join(root, '.hookgraph'), names, process.env)).toBe(true);
  }
  git('rm', '-r', '--quiet', '--force', '.hookgraph');
  rmSync(join(root, 'pictures'), { recursive: true, force: true });
  await workspace.run();
  expect((await workspace.run()).started).toEqual([]);
});
