import type { FilePath } from '../hooks/brand';
import type { FileStat, FileSystem } from '../system/ports';
import { fileDigests } from './file-digests';

const stat: FileStat = {
  size: 1,
  mtimeMs: 1,
  ctimeMs: 1,
  ino: 1,
  isFile: true,
  isDirectory: false,
  isSymbolicLink: false,
};

/** Counts how often it is asked how a file stands. */
function countingDisk() {
  const asked: string[] = [];
  const files: Pick<FileSystem, 'read' | 'stat' | 'realpath'> = {
    read: () => Buffer.from('a'),
    stat: (path) => (asked.push(path), stat),
    realpath: (path) => path,
  };
  return { asked, files };
}

describe('file digests', () => {
  const [read, other] = ['read.ts' as FilePath, 'other.ts' as FilePath];

  test('a file that was read is not looked at once more to note how it stands', () => {
    const { asked, files } = countingDisk();
    const digests = fileDigests('/ws', files);
    digests.digest(read);
    digests.note([read, other]);
    digests.note([read, other]);
    expect(asked).toEqual(['/ws/read.ts', '/ws/other.ts']);
    expect(digests.now().changed([read, other])).toEqual([]);
  });

  test('at one moment a file is looked at once, whoever asks in whatever lists', () => {
    const { asked, files } = countingDisk();
    const digests = fileDigests('/ws', files);
    const list = [read, other];
    expect(digests.together(list)).toBe(digests.together([...list]));
    asked.length = 0;
    const moment = digests.now();
    for (const each of [list, list, [other], [read]]) moment.changed(each);
    expect(asked).toEqual(['/ws/read.ts', '/ws/other.ts']);
    digests.now().changed(list);
    expect(asked).toHaveLength(4);
  });

  test('the next moment sees what has changed since', () => {
    const { files } = countingDisk();
    let content = 'a';
    let mtimeMs = 1;
    const digests = fileDigests('/ws', {
      ...files,
      read: () => Buffer.from(content),
      stat: () => ({ ...stat, mtimeMs }),
    });
    digests.note([read]);
    digests.digest(other);
    const before = digests.now();
    expect(before.changed([read, other])).toEqual([]);
    [content, mtimeMs] = ['b', 2];
    expect(before.changed([other])).toEqual([]);
    expect(digests.now().changed([read, other])).toEqual([read, other]);
  });
});
