import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FilePath } from '../hooks/brand';
import { hasKeptFiles, keepFiles, recoverKeptFiles } from './fix-journal';

const root = mkdtempSync(join(tmpdir(), 'hookgraph-journal-'));
const journal = join(root, '.hookgraph/fix-journal');
afterAll(() => rmSync(root, { recursive: true }));

const [a, b] = ['src/a.txt', 'new\nline.txt'] as unknown as readonly [FilePath, FilePath];
const write = (file: string, text: string) => writeFileSync(join(root, file), text);
const read = (file: string) => readFileSync(join(root, file), 'utf8');

beforeEach(() => {
  rmSync(journal, { recursive: true, force: true });
  mkdirSync(join(root, 'src'), { recursive: true });
  write(a, 'first');
  chmodSync(join(root, a), 0o755);
  write(b, 'second');
});

test('tells what changed, and forgets when told', () => {
  const kept = keepFiles(journal, root, [a, b]);
  expect(hasKeptFiles(journal)).toBe(true);
  expect(kept.changed()).toEqual([]);
  write(a, 'changed');
  expect(kept.changed().map(({ file }) => file)).toEqual([a]);
  kept.discard();
  expect(hasKeptFiles(journal)).toBe(false);
  expect(read(a)).toBe('changed');
});

test('puts back contents and modes, deleted files too, and leaves what is as it was alone', () => {
  const kept = keepFiles(journal, root, [a, b]);
  const untouched = statSync(join(root, b)).ino;
  rmSync(join(root, 'src'), { recursive: true });
  kept.rollBack();
  kept.discard();
  expect([read(a), read(b)]).toEqual(['first', 'second']);
  expect(statSync(join(root, a)).mode & 0o777).toBe(0o755);
  expect(statSync(join(root, b)).ino).toBe(untouched);
  expect(readdirSync(join(root, 'src'))).toEqual(['a.txt']);
});

/** As a process leaves it that is killed: nothing is discarded, no sign of life comes any more. */
function abandoned(files: readonly FilePath[], fix: () => void): void {
  const kept = keepFiles(journal, root, files);
  fix();
  const aside = join(root, 'aside');
  cpSync(journal, aside, { recursive: true, preserveTimestamps: true });
  kept.discard();
  cpSync(aside, journal, { recursive: true, preserveTimestamps: true });
  rmSync(aside, { recursive: true });
}

test('puts back what a killed process left, once', () => {
  abandoned([a, b], () => write(a, 'fir'));
  expect(recoverKeptFiles(journal, root)).toEqual({ restored: [a], left: [] });
  expect([read(a), read(b)]).toEqual(['first', 'second']);
  expect(statSync(join(root, a)).mode & 0o777).toBe(0o755);
  expect(hasKeptFiles(journal)).toBe(false);
  expect(recoverKeptFiles(journal, root)).toEqual({ restored: [], left: [] });
});

test('leaves alone what a person wrote long after the process was killed', () => {
  abandoned([a, b], () => write(b, 'sec'));
  write(a, 'mended by hand');
  const later = Date.now() / 1_000 + 60;
  utimesSync(join(root, a), later, later);
  expect(recoverKeptFiles(journal, root)).toEqual({ restored: [b], left: [a] });
  expect([read(a), read(b)]).toEqual(['mended by hand', 'second']);
});

test('of two that were killed one after the other the first knows best', async () => {
  abandoned([a], () => write(a, 'fir'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  const later = keepFiles(journal, root, [a]);
  write(a, '');
  recoverKeptFiles(journal, root);
  expect(read(a)).toBe('first');
  later.discard();
});

test.each(['../outside.txt', 'src/../../outside.txt', 'link/outside.txt', 'new/../link/outside.txt'])(
  'writes nothing outside of the workspace, whatever a journal says: %s',
  (file) => {
    const outside = mkdtempSync(join(tmpdir(), 'hookgraph-outside-'));
    const workspace = join(outside, 'workspace');
    try {
      mkdirSync(join(journal, '1'), { recursive: true });
      writeFileSync(join(journal, '1', '0'), 'from the journal');
      writeFileSync(join(journal, '1', 'manifest.json'), JSON.stringify({ format: 1, files: [file] }));
      mkdirSync(join(workspace, 'src'), { recursive: true });
      symlinkSync(outside, join(workspace, 'link'));
      expect(recoverKeptFiles(journal, workspace)).toEqual({ restored: [], left: [] });
      expect(readdirSync(outside)).toEqual(['workspace']);
      expect(hasKeptFiles(journal)).toBe(false);
    } finally {
      rmSync(outside, { recursive: true });
    }
  },
);

test('copies that are not complete mean that no fixer was started', () => {
  mkdirSync(join(journal, '1'), { recursive: true });
  writeFileSync(join(journal, '1', '0'), 'half of a co');
  expect(recoverKeptFiles(journal, root)).toEqual({ restored: [], left: [] });
  expect(read(a)).toBe('first');
  expect(hasKeptFiles(journal)).toBe(false);
});
