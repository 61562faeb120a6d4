import type { FilePath, ProjectRoot } from '../hooks/brand';
import { loadScriptReader, type ScriptReader } from '../tools/config-references';
import { digestOf, digestOfList } from './digest';
import { sourceClosures } from './source-closure';

let readScript: ScriptReader;
beforeAll(async () => {
  readScript = await loadScriptReader();
});

const a = 'a' as ProjectRoot;

/** Closure of `a/main.ts` in a workspace of these files; imports resolve to the very path, with `.ts` added. */
function closureOf(files: Readonly<Record<string, string>>, reader: ScriptReader | null = readScript) {
  const paths = Object.keys(files).sort() as unknown as readonly FilePath[];
  const digest = (file: FilePath) => digestOf(files[file] ?? 'missing');
  const filesOf = (root: ProjectRoot) => paths.filter((file) => file.startsWith(`${root}/`));
  const closures = sourceClosures({
    workspace: {
      files: paths,
      filesOf,
      projects: new Map([[a, { dependencies: ['b' as ProjectRoot] }]]),
    },
    digests: { digest, together: (files) => digestOfList(files.flatMap((file) => [file, digest(file)])) },
    readScript: reader,
    readText: (file) => files[file] ?? null,
    resolve(specifier) {
      const file = `${specifier.replace('@w/', '')}.ts` as FilePath;
      return paths.includes(file) ? { kind: 'file', file } : { kind: 'nowhere' };
    },
  });
  return closures(a, 'a/main.ts' as FilePath);
}

test('names one by one what a file imports and what leads nowhere', () => {
  const { parts } = closureOf({ ...base, 'a/main.ts': "import './other';\nimport './none';" });
  expect(parts()).toEqual([
    { name: 'a/other.ts', value: expect.stringMatching(/^[0-9a-f]{16}$/) },
    { name: './none from a', value: 'nowhere' },
  ]);
});

const base = { 'a/main.ts': '', 'a/other.ts': 'let other;', 'b/deep.ts': 'export const deep = 1;' };

/** Whether the closure of a main file notices that another file is replaced, added or removed. */
function notices(
  main: string,
  changed: string,
  text: string | null = 'changed',
  others: Readonly<Record<string, string>> = {},
) {
  const before: Record<string, string> = { ...base, ...others, 'a/main.ts': main };
  const { [changed]: _old, ...rest } = before;
  return closureOf(before).digest !== closureOf(text === null ? rest : { ...before, [changed]: text }).digest;
}

test.each([
  "import x from './other';",
  "import type { X } from './other';",
  "export * from './other';",
  "export type { X } from './other';",
  "const x = require('./other');",
  "import x = require('./other');",
  "const x = await import('./other');",
  "type X = import('./other').X;",
  "import { type X } from './other.js';",
  '/// <reference path="other.ts" />',
])('%s is followed', (main) => {
  expect(notices(main, 'a/other.ts')).toBe(true);
});

test('what is not imported is no part of it', () => {
  expect(notices("import x from './third';", 'a/other.ts', 'changed', { 'a/third.ts': '' })).toBe(false);
  expect(notices("// import './other'\nconst text = './other';", 'a/other.ts')).toBe(false);
});

test('imports of imports count, through other projects and in circles', () => {
  const others = { 'a/other.ts': "import '@w/b/deep'; import './main';" };
  expect(notices("import './other';", 'b/deep.ts', 'changed', others)).toBe(true);
});

test('a file that appears where an import led nowhere counts, and so does one that goes', () => {
  expect(notices("import './new';", 'a/new.ts', 'export {};')).toBe(true);
  expect(notices("import './other';", 'a/other.ts', null)).toBe(true);
});

test('a file that another tool would prefer for the same specifier counts', () => {
  expect(notices("import './other';", 'a/other.d.ts', 'declare const x: 1;')).toBe(true);
  expect(notices("import './other';", 'a/other/index.js', 'x')).toBe(true);
});

test('ambient declarations of the project count without being imported', () => {
  expect(notices('', 'a/global.d.ts', 'declare const x: 1;')).toBe(true);
  expect(notices('', 'b/global.d.ts', 'declare const x: 1;')).toBe(false);
});

test('an import of a computed name may be of anything in the project and below it', () => {
  expect(notices('await import(name);', 'a/other.ts')).toBe(true);
  expect(notices('await import(name);', 'b/deep.ts')).toBe(true);
});

test('what cannot be parsed may import anything', () => {
  expect(notices('import {', 'b/deep.ts')).toBe(true);
  const changed = { ...base, 'b/deep.ts': 'changed' };
  expect(closureOf(base, null).digest).not.toBe(closureOf(changed, null).digest);
});
