import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { linkedFolders } from './linked-folders';
import { nodeFiles } from './node-files';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hookgraph-links-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, text = ''): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

function link(name: string, target: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  symlinkSync(target, join(root, name));
}

test('links to folders are found with what they lead to in the end, links to files and to nothing are not', () => {
  write('lib/src/a.ts');
  link('app/sub/one', '../two');
  link('app/two', '../lib/src');
  link('app/up', '..');
  link('app/a.ts', '../lib/src/a.ts');
  link('app/broken', 'nowhere');
  link('app/self', 'self');
  expect(linkedFolders(root, nodeFiles)).toEqual([
    { link: 'app/sub/one', folder: 'lib/src' },
    { link: 'app/two', folder: 'lib/src' },
    { link: 'app/up', folder: '.' },
  ]);
});

test('what lies outside of the workspace, among packages or in what git ignores is seen by nobody', () => {
  write('.gitignore', 'dist\n');
  write('app/.gitignore', '/made/\n');
  write('dist/out/a.ts');
  write('app/made/a.ts');
  write('node_modules/x/a.ts');
  link('app/one', '../dist/out');
  link('app/two', 'made');
  link('app/three', '../node_modules/x');
  link('app/four', tmpdir());
  link('dist/five', '../app');
  link('node_modules/@w/app', '../../app');
  link('node_modules/.bin', '../app');
  expect(linkedFolders(root, nodeFiles)).toEqual(
    ['four', 'one', 'three', 'two'].map((name) => ({ link: `app/${name}`, folder: null })),
  );
});
