import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles } from './node-files';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hookgraph-files-'));
  writeFileSync(join(root, 'file'), 'text');
  symlinkSync('nowhere', join(root, 'broken'));
  symlinkSync('circle', join(root, 'circle'));
});
afterAll(() => rmSync(root, { recursive: true }));

test.each(['missing', 'missing/file', 'file/within', 'broken', 'circle'])(
  '"%s" is not there, which is an answer',
  (name) => {
    const path = join(root, name);
    expect(nodeFiles.readText(path)).toBeNull();
    expect(nodeFiles.list(path)).toEqual([]);
    expect(nodeFiles.entries(path)).toEqual({ folders: [], links: [] });
  },
);

test('nothing has no kind either', () => {
  expect(['missing', 'missing/file', 'file/within'].map((name) => nodeFiles.stat(join(root, name)))).toEqual([
    null,
    null,
    null,
  ]);
});

test('what cannot be looked at does not pass for "not there"', () => {
  const path = join(root, 'x'.repeat(5000));
  expect(() => nodeFiles.readText(path)).toThrow('ENAMETOOLONG');
  expect(() => nodeFiles.list(path)).toThrow('ENAMETOOLONG');
  expect(() => nodeFiles.entries(path)).toThrow('ENAMETOOLONG');
});

test('what is there is told', () => {
  expect(nodeFiles.readText(join(root, 'file'))).toBe('text');
  expect(nodeFiles.list(root)).toEqual(['broken', 'circle', 'file']);
  expect(nodeFiles.entries(root)).toEqual({ folders: [], links: ['broken', 'circle'] });
});

test('what packages, git, Nx and hookgraph keep is no part of a workspace', () => {
  for (const name of ['node_modules', '.git', '.nx', '.hookgraph', 'src'])
    mkdirSync(join(root, 'all', name), { recursive: true });
  expect(nodeFiles.entries(join(root, 'all'))).toEqual({ folders: ['src'], links: [] });
  rmSync(join(root, 'all'), { recursive: true });
});
