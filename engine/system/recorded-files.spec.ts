import type { FileStat, FileSystem } from './ports';
import { digestOfAnswers, recordedFiles } from './recorded-files';

interface World {
  texts: Record<string, string>;
  links: Record<string, string>;
  forbidden: string[];
}

function diskOf(world: World): FileSystem {
  const allowed = (path: string) => {
    if (world.forbidden.includes(path)) throw new Error('EACCES');
    return path;
  };
  const within = (path: string, names: object) =>
    Object.keys(names).flatMap((name) => (name.startsWith(`${path}/`) ? [name.slice(path.length + 1)] : []));
  return {
    readText: (path) => world.texts[allowed(path)] ?? null,
    list: (path) => within(allowed(path), { ...world.texts, ...world.links }).sort(),
    entries: (path) => ({ folders: [], links: within(allowed(path), world.links).sort() }),
    realpath: (path) => world.links[allowed(path)] ?? (path in world.texts ? path : null),
    stat: (path) => (allowed(path) in world.texts ? file(world.texts[path]?.length ?? 0) : null),
    read: (path) => Buffer.from(world.texts[path] ?? ''),
    readHead: (path) => world.texts[path] ?? '',
    writeAtomic: () => undefined,
    removeUnfinished: () => undefined,
  };
}

const file = (size: number): FileStat => ({
  size,
  mtimeMs: size,
  ctimeMs: size,
  ino: size,
  isFile: true,
  isDirectory: false,
  isSymbolicLink: false,
});

const world = (): World => ({ texts: { '/a/x': 'one' }, links: { '/a/l': '/b' }, forbidden: [] });

const everything = (disk: FileSystem) => [
  disk.readText('/a/x'),
  disk.readText('/a/y'),
  disk.list('/a'),
  disk.entries('/a'),
  disk.realpath('/a/l'),
  disk.stat('/a/x')?.isFile,
  disk.stat('/a/z'),
];

function recorded(look: (disk: FileSystem) => unknown, at = world()) {
  const { files, record } = recordedFiles(diskOf(at));
  look(files);
  return record();
}

test('whoever is recorded is told what the disk says, but for what changes with every look', () => {
  const { files } = recordedFiles(diskOf(world()));
  expect(everything(files)).toEqual(everything(diskOf(world())));
  expect(files.stat('/a/x')).toEqual(file(0));
});

test('as long as every answer is the same its digest is', () => {
  const record = recorded(everything);
  expect(record?.questions).toHaveLength(7);
  expect(digestOfAnswers(record?.questions ?? [], diskOf(world()))).toBe(record?.digest);
});

test.each<[string, (changed: World) => void]>([
  ['another text', ({ texts }) => (texts['/a/x'] = 'two')],
  ['a text that goes', ({ texts }) => delete texts['/a/x']],
  ['a text that comes', ({ texts }) => (texts['/a/y'] = '')],
  ['a file in a folder', ({ texts }) => (texts['/a/other'] = '')],
  ['a link that comes', ({ links }) => (links['/a/m'] = '/c')],
  ['a link that leads elsewhere', ({ links }) => (links['/a/l'] = '/c')],
  ['something where nothing was', ({ texts }) => (texts['/a/z'] = 'z')],
])('%s is another answer', (_what, change) => {
  const record = recorded(everything);
  const changed = world();
  change(changed);
  expect(digestOfAnswers(record?.questions ?? [], diskOf(changed))).not.toBe(record?.digest);
});

test('a question is asked again once, however often it was asked', () => {
  const record = recorded((disk) => [disk.readText('/a/x'), disk.readText('/a/x'), disk.list('/a')]);
  expect(record?.questions).toEqual([
    ['readText', '/a/x'],
    ['list', '/a'],
  ]);
});

test('what changed while it was looked at is no record', () => {
  const at = world();
  const look = (disk: FileSystem) => {
    disk.readText('/a/x');
    at.texts['/a/x'] = 'two';
    disk.readText('/a/x');
  };
  expect(recorded(look, at)).toBeNull();
});

test('what was not answered is no record, even where the asker carries on', () => {
  const look = (disk: FileSystem) => {
    expect(() => disk.list('/a')).toThrow('EACCES');
    disk.readText('/a/x');
  };
  expect(recorded(look, { ...world(), forbidden: ['/a'] })).toBeNull();
});

test.each<[string, (disk: FileSystem) => unknown]>([
  ['bytes', (disk) => disk.read('/a/x')],
  ['the beginning of a file', (disk) => disk.readHead('/a/x', 1)],
  ['a file that is written', (disk) => disk.writeAtomic('/a/x', '')],
  ['files that are removed', (disk) => disk.removeUnfinished('/a', 0)],
])('%s cannot be asked for again, so there is no record', (_what, look) => {
  expect(recorded(look)).toBeNull();
});
