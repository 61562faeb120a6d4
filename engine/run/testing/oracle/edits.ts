import fc from 'fast-check';
import { configurations, configurationsAbove } from './configurations';
import { promisePlugin, typedDependency } from './first-tree';
import type { OracleWorkspace } from './oracle-workspace';
import { extensionOf, linkInPlace, move, rewrite, swapCase, unlinkInPlace, withEnds, withMark } from './rewrites';

/** One thing that a person does to a workspace. */
export interface Edit {
  readonly words: string;
  apply(workspace: OracleWorkspace): void;
}

const texts: Readonly<Record<string, readonly string[]>> = {
  ts: [
    'export const a = 1;\n',
    'export const a=1\n',
    "const n: number = 'x';\nexport { n };\n",
    'debugger;\nexport {};\n',
    "import { save } from '../core/save.js';\nsave();\nexport {};\n",
    "import { save } from '@w/core';\nexport const saved = save();\nsave();\n",
    "import { word } from 'typed-dep';\nexport const w: string = word;\n",
    "import { a } from './a.js';\nexport const b: number = a;\n",
    "export * from './b.js';\nimport './b.js';\n",
    '// TODO FORBIDDEN\nexport {};\n',
    'let = ;\n',
    '/* eslint eqeqeq: 2 */\nexport const q = (x: unknown) => x == 1;\n',
    'export const q = (x) => x == 1;\n',
    'await Promise.resolve();\nexport {};\n',
    'export const z: number = ambient;\n',
    'export async function save(): Promise<void> {}\n',
    'export function save(): number {\n  return 1;\n}\n',
    '\uFEFFexport const a = 1;\r\n',
    '// @ts-expect-error: not a number\nexport const n: number = ambient;\n',
    '/// <reference path="./ambient.d.ts" />\nexport const s: string = ambient;\n',
    "import { a } from './link.js';\nexport const l: string = a;\n",
    "export { a as default } from '../core/a.js';\n",
    "import { a } from './linked/a.js';\nexport const l: string = a;\n",
    "import { save } from './linked/save.js';\nsave();\nexport {};\n",
    "export * from './odd.ts/b.js';\n",
    "import { a } from '@w/core';\nexport const c: string = a;\n",
    "import { a } from '#a';\nexport const h: string = a;\n",
    "import { save } from '@w/core/more';\nsave();\nexport {};\n",
  ],
  'd.ts': ['declare const ambient: number;\n', 'declare const ambient: string;\n', 'export {};\n'],
  js: [
    'export const a = 1;\n',
    'badOne();\nbadTwo()\n',
    'badThree();\nbadTwo();\n',
    'alpha();\nbeta();\n',
    "import './b.js';\nimport '../core/save.js';\n",
    "import './lib/b.js';\ndebugger;\n",
    "import './linked/b.js';\nimport './linked/../a.js';\n",
    '// FORBIDDEN\n',
    'let = ;\n',
    'export const q = (x) => x == 1;\n',
    '// TODO\nexport const s = "s";\n',
    '/* eslint-disable no-debugger */\ndebugger;\r\n',
    '// eslint-disable-next-line no-undef\nalpha();\n',
  ],
  css: [
    'a {\n  color: red;\n}\n',
    'a { color: gray }\n',
    'a {\n  color: blue;\n}\n',
    'a {}\n',
    'a {\n',
    '/* stylelint-disable */\na {}\n',
  ],
  md: ['# Title\n', '# Title\n\n* one\n* two\n', '- TODO\n', "Words   'quoted'\n"],
  json: ['{ "a": 1 }\n', '{"a":1}\n', '{ "a": \n'],
};
const names = [
  ...['app/main.ts', 'app/a.ts', 'app/b.ts', 'app/ambient.d.ts', 'app/sub/b.ts', 'app/A.ts'],
  ...['app/linked/a.ts', 'app/linked/b.ts', 'web/linked/b.js'],
  ...['core/save.ts', 'core/a.ts', 'core/b.ts', 'core/ambient.d.ts'],
  ...['web/a.js', 'web/lib/b.js', 'web/b.js', "web/it's [a] (b).js", 'web/x.gen.js', 'web/x.cjs', 'web/x.json'],
  ...['web/x.css', 'web/y.css', 'docs/z.css', 'web/b.js/inner.js'],
  ...['docs/a.md', 'docs/-b.md', 'docs/a.json', 'root.js', 'a.md'],
];

const name = fc.constantFrom(...names);
const source = name.chain((file) =>
  fc.tuple(fc.constant(file), fc.constantFrom(...(texts[extensionOf(file)] ?? ['']))),
);

const configuration = fc
  .constantFrom(...Object.keys(configurations))
  .chain((file) => fc.tuple(fc.constant(file), fc.constantFrom(...(configurations[file] ?? [null]))));

const above = fc
  .constantFrom(...Object.keys(configurationsAbove))
  .chain((file) => fc.tuple(fc.constant(file), fc.constantFrom(...(configurationsAbove[file] ?? [null]))));

/** Links by name, of files and of folders, with what each may lead to; not all of that is there. */
const links: Readonly<Record<string, readonly string[]>> = {
  'web/link.js': ['a.js', 'lib/b.js', '../nowhere.js', 'link.js'],
  'app/link.ts': ['../core/a.ts', 'b.ts'],
  'docs/link.css': ['../web/x.css', 'z.css'],
  'docs/link.md': ['a.md', '../a.md'],
  // To folders, one of which has the name of a file.
  'app/linked': ['../core', 'sub', '../nowhere', '../web', 'linked'],
  'app/odd.ts': ['sub', '../core'],
  'core/linked': ['../app/sub', '../web/lib'],
  'web/linked': ['lib', '../core', '../docs'],
  'web/more.js': ['lib'],
  // In the place of a folder, or of a file.
  'web/lib': ['../docs', '../core'],
  'web/b.js': ['lib'],
};
const link = fc
  .constantFrom(...Object.keys(links))
  .chain((file) => fc.tuple(fc.constant(file), fc.constantFrom(...(links[file] ?? []))));

const packages = fc.constantFrom(
  { words: 'another eslint-plugin-promise', files: promisePlugin('1.0.1', 'badTwo') },
  { words: 'the first eslint-plugin-promise', files: promisePlugin('1.0.0', 'badOne') },
  { words: 'eslint-plugin-promise with a patch', files: promisePlugin('1.0.1', 'badThree') },
  { words: 'another typed-dep', files: typedDependency('2.0.0', 'number') },
  { words: 'the first typed-dep', files: typedDependency('1.0.0', 'string') },
);

/** Configuration of which line ends, and a mark of byte order, are nobody's business; to git a CR is part of a name. */
const rewritable = Object.keys(configurations).filter(
  (file) => !file.endsWith('.gitignore') && file !== 'hookgraph.json',
);

const forms = {
  crlf: (w: OracleWorkspace, file: string) => withEnds(w, file, '\r\n'),
  lf: (w: OracleWorkspace, file: string) => withEnds(w, file, '\n'),
  bom: (w: OracleWorkspace, file: string) => withMark(w, file, '\uFEFF'),
  'no bom': (w: OracleWorkspace, file: string) => withMark(w, file, ''),
};

/** Changes of content and of types are what happens most. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 8,
    arbitrary: source.map(([file, text]) =>
      edit(`${file} := ${JSON.stringify(text)}`, (w) => w.write({ [file]: text })),
    ),
  },
  {
    weight: 6,
    arbitrary: configuration.map(([file, text]) =>
      edit(`${file} := ${text ?? 'nothing'}`, (w) => w.write({ [file]: text })),
    ),
  },
  { weight: 2, arbitrary: name.map((file) => edit(`delete ${file}`, (w) => w.write({ [file]: null }))) },
  {
    weight: 3,
    arbitrary: fc.tuple(name, name).map(([from, to]) => edit(`move ${from} to ${to}`, (w) => move(w, from, to))),
  },
  { weight: 3, arbitrary: packages.map(({ words, files }) => edit(`install ${words}`, (w) => w.install(files))) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(null, 'TODO', 'FORBIDDEN', 'export')
      .map((word) => edit(`ORACLE_WORD is ${word ?? 'not set'}`, (w) => w.setVariable(word))),
  },
  {
    weight: 2,
    arbitrary: link.map(([file, target]) => edit(`${file} -> ${target}`, (w) => w.link(file, target))),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...Object.keys(links))
      .map((file) => edit(`unlink ${file}`, (w) => w.write({ [file]: null }))),
  },
  {
    weight: 2,
    arbitrary: above.map(([file, text]) =>
      edit(`above the workspace ${file} := ${text ?? 'nothing'}`, (w) => w.writeAbove({ [file]: text })),
    ),
  },
  { weight: 1, arbitrary: name.map((file) => edit(`${file} in the other case`, (w) => swapCase(w, file))) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(name, fc.constantFrom(0o644, 0o755))
      .map(([file, mode]) => edit(`mode ${mode.toString(8)} of ${file}`, (w) => w.setMode(file, mode))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.oneof(name, fc.constantFrom(...rewritable)),
        fc.constantFrom<keyof typeof forms>('crlf', 'lf', 'bom', 'no bom'),
      )
      .map(([file, form]) => edit(`${file} with ${form}`, (w) => forms[form](w, file))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(name, fc.constantFrom(linkInPlace, linkInPlace, unlinkInPlace))
      .map(([file, act]) => edit(`${act === linkInPlace ? 'a link' : 'a file'} for ${file}`, (w) => act(w, file))),
  },
  { weight: 1, arbitrary: fc.constant(edit('touch everything', (w) => w.touchAll())) },
  {
    weight: 1,
    arbitrary: source.map(([file, text]) =>
      edit(`${file} := ${JSON.stringify(text)} at its old time`, (w) => rewrite(w, file, text)),
    ),
  },
  { weight: 2, arbitrary: fc.nat(9).map((number) => edit(`switch to commit ${number}`, (w) => w.checkout(number))) },
  { weight: 1, arbitrary: fc.constant(edit('revert the last commit', (w) => w.revert())) },
  { weight: 1, arbitrary: fc.constant(edit('clone to another path', (w) => w.clone())) },
);

function edit(words: string, apply: Edit['apply']): Edit {
  return { words, apply };
}
