import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lineFile } from './line-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hookgraph-lines-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('lines are added to what is there, whoever writes', () => {
  const path = join(folder, 'deep/events.ndjson');
  const trouble = jest.fn();
  const [one, other] = [lineFile(path, trouble), lineFile(path, trouble)];
  one.add('a');
  other.add('b');
  one.add('c');
  one.close();
  other.close();
  expect(readFileSync(path, 'utf8')).toBe('a\nb\nc\n');
  expect(trouble).not.toHaveBeenCalled();
});

test('nothing is made where nothing is added', () => {
  lineFile(join(folder, 'events'), jest.fn()).close();
  expect(() => readFileSync(join(folder, 'events'))).toThrow('ENOENT');
});

test('a path that cannot be written is told once', () => {
  writeFileSync(join(folder, 'file'), '');
  const trouble = jest.fn();
  const lines = lineFile(join(folder, 'file/events'), trouble);
  lines.add('a');
  lines.add('b');
  lines.close();
  expect(trouble).toHaveBeenCalledTimes(1);
  expect(trouble).toHaveBeenCalledWith(expect.stringMatching(/ENOTDIR|EEXIST/));
});
