import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeFiles } from '../engine/system/node-files';
import type { FileSystem } from '../engine/system/ports';
import { builtDigests } from './built-digests';
import { builtRegister } from './built-variables';

const hostile = 'it\'s [a] $(touch x) "`;\n';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hookgraph-built-'));
  write('libs/b/out/a.d.ts', '1');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function link(file: string, target: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  symlinkSync(target, join(root, file));
}

/** One value for each list of folders. */
function values(sets: readonly (readonly string[])[], disk: FileSystem = nodeFiles): readonly string[] {
  const { variableOf, all } = builtRegister();
  const names = sets.map((folders) => variableOf(folders) ?? '');
  const digests = builtDigests(root, all(), disk);
  return names.map((name) => digests[name] ?? '');
}

const folders = ['libs/b/out', hostile, '-n', 'nowhere', 'linked'];
const value = (disk: FileSystem = nodeFiles) => values([folders], disk).join();

test('a value is short, and the same for the same declarations', () => {
  expect(value()).toMatch(/^[0-9a-f]{16}$/);
  expect(value()).toBe(value());
  expect(values([['libs/b/out', 'nowhere']])).toEqual(values([['nowhere', 'libs/b/out']]));
});

test.each<[string, () => void]>([
  ['a new text', () => write('libs/b/out/a.d.ts', '2')],
  ['a new declaration', () => write('libs/b/out/b.d.ts', '1')],
  ['one of a module, deep below, in a name of two lines', () => write('libs/b/out/deep/a\n.d.mts', '1')],
  ['one of a style sheet, in a folder of a name that no shell would like', () => write(`${hostile}/a.d.css.ts`, '1')],
  ['one in a folder that looks like an option', () => write('-n/a.d.cts', '1')],
  ['one in a folder that was not there', () => write('nowhere/a.d.ts', '1')],
  ['a declaration that goes', () => rmSync(join(root, 'libs/b/out/a.d.ts'))],
  ['one that goes with its folder', () => rmSync(join(root, 'libs/b/out'), { recursive: true })],
  [
    'another name',
    () => {
      rmSync(join(root, 'libs/b/out/a.d.ts'));
      write('libs/b/out/b.d.ts', '1');
    },
  ],
  ['a folder that is a link to another', () => link('linked', 'libs/b/out')],
  ['a link to a file', () => link('libs/b/out/b.d.ts', '../../../nothing')],
])('%s counts', (_what, change) => {
  const before = value();
  change();
  expect(value()).not.toBe(before);
});

test('a link counts with the text that it leads to, and a folder that is a link with what is there', () => {
  write('texts/a.txt', '1');
  link('libs/b/out/b.d.ts', '../../../texts/a.txt');
  write('elsewhere/a.d.ts', '1');
  link('linked', 'elsewhere');
  const first = value();
  write('texts/a.txt', '2');
  const second = value();
  write('elsewhere/a.d.ts', '2');
  expect(new Set([first, second, value()]).size).toBe(3);
});

test('times do not count, nor what is no declaration, lies in a package or in another folder', () => {
  const before = value();
  utimesSync(join(root, 'libs/b/out/a.d.ts'), 1, 1);
  write('libs/b/out/a.js', '1');
  write('libs/b/out/a.d.ts.map', '1');
  for (const folder of ['node_modules', '.git', '.nx', '.hookgraph']) write(`libs/b/out/${folder}/a.d.ts`, '1');
  write('libs/c/out/a.d.ts', '1');
  link('libs/b/out/other', '../../c/out');
  expect(value()).toBe(before);
});

test('what may not be read stops nobody, and counts once it may', () => {
  const refuse = (forbidden: string): FileSystem => {
    const unless =
      <A>(ask: (path: string) => A) =>
      (path: string) => {
        if (path.endsWith(forbidden)) throw Object.assign(new Error(path), { code: 'EACCES' });
        return ask(path);
      };
    const { read, list, entries } = nodeFiles;
    return { ...nodeFiles, read: unless(read), list: unless(list), entries: unless(entries) };
  };
  const [file, folder] = [value(refuse('a.d.ts')), value(refuse('libs/b/out'))];
  expect(new Set([value(), file, folder]).size).toBe(3);
  rmSync(join(root, 'libs/b/out'), { recursive: true });
  expect(value()).toBe(folder);
});

test('each folder is listed once and each file read once, whoever asks for it', () => {
  write('libs/c/out/c.d.ts', '1');
  const asked: string[] = [];
  const tell =
    <A>(kind: string, ask: (path: string) => A) =>
    (path: string) => {
      asked.push(`${kind} ${path}`);
      return ask(path);
    };
  const { read, list, entries } = nodeFiles;
  const disk = { ...nodeFiles, read: tell('read', read), list: tell('list', list), entries: tell('entries', entries) };
  const found = values([['libs/b/out'], ['libs/b/out', 'libs/c/out'], ['libs'], ['.']], disk);
  expect(new Set(found).size).toBe(3);
  expect(asked.filter((each) => each.startsWith('read '))).toHaveLength(2);
  expect(new Set(asked).size).toBe(asked.length);
});
