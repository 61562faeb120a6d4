import fc from 'fast-check';
import {
  baseTsconfig,
  eslintConfig,
  firstTree,
  hookgraphJson,
  promisePlugin,
  styleRule,
  stylelintConfig,
  tsconfig,
  typedDependency,
  wordRule,
} from './first-tree';
import type { OracleWorkspace } from './oracle-workspace';

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
  ],
  'd.ts': ['declare const ambient: number;\n', 'declare const ambient: string;\n', 'export {};\n'],
  js: [
    'export const a = 1;\n',
    'badOne();\nbadTwo()\n',
    'badThree();\nbadTwo();\n',
    'alpha();\nbeta();\n',
    "import './b.js';\nimport '../core/save.js';\n",
    "import './lib/b.js';\ndebugger;\n",
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
  ...['app/main.ts', 'app/a.ts', 'app/b.ts', 'app/ambient.d.ts', 'app/sub/b.ts'],
  ...['core/save.ts', 'core/a.ts', 'core/b.ts', 'core/ambient.d.ts'],
  ...['web/a.js', 'web/lib/b.js', 'web/b.js', "web/it's [a] (b).js", 'web/x.gen.js', 'web/x.cjs', 'web/x.json'],
  ...['web/x.css', 'web/y.css', 'docs/z.css'],
  ...['docs/a.md', 'docs/-b.md', 'docs/a.json', 'root.js', 'a.md'],
];
const extensionOf = (name: string) => /\.((?:d\.)?[^.]+)$/.exec(name)?.[1] ?? '';

const name = fc.constantFrom(...names);
const source = name.chain((file) =>
  fc.tuple(fc.constant(file), fc.constantFrom(...(texts[extensionOf(file)] ?? ['']))),
);

/** Configuration by file, with all that it may say; `null`: it is not there. */
const configurations: Readonly<Record<string, readonly (string | null)[]>> = {
  'eslint.config.mjs': [
    eslintConfig('error', '[]'),
    eslintConfig('off', '[]'),
    eslintConfig('warn', "['web/lib/**', '**/b.ts']"),
  ],
  'web/eslint.config.mjs': [
    null,
    "import base from '../eslint.config.mjs';\nexport default [...base, { rules: { 'no-undef': 'error' } }];\n",
    "export default [{ rules: { 'no-debugger': 'warn' } }];\n",
  ],
  'web/lib/eslint.config.mjs': [
    null,
    "import base from '../../eslint.config.mjs';\nexport default [...base, { rules: { 'no-debugger': 'off', eqeqeq: 1 } }];\n",
  ],
  'core/eslint.config.mjs': [null, "import base from '../eslint.config.mjs';\nexport default base.slice(1);\n"],
  '.eslintignore': [null, 'web/\n'],
  'rules/rule.js': [wordRule('alpha'), wordRule('beta')],
  'rules/style.mjs': [styleRule('gray'), styleRule('blue')],
  '.stylelintrc.json': [
    stylelintConfig('rules/style.mjs', true),
    stylelintConfig('rules/style.mjs', false),
    '{ "rules": { "color-named": "never" }, "ignoreFiles": ["web/y.css"] }\n',
  ],
  'web/.stylelintrc.json': [null, '{ "extends": "../.stylelintrc.json", "rules": { "block-no-empty": null } }\n'],
  'docs/.stylelintrc.json': [null, '{ "rules": { "color-named": "never" } }\n'],
  '.stylelintignore': [null, 'web/x.css\n', 'docs\n'],
  'hookgraph.json': [
    hookgraphJson(),
    hookgraphJson({ prettier: { exclude: ['**/*.md'] }, todo: { files: ['**/*.md'] } }),
    hookgraphJson({ eslint: { args: ['--rule', 'no-debugger: off'] }, deep: { scope: 'project' } }),
    hookgraphJson({
      eslint: { exclude: ['**/b.*'] },
      prettier: { args: ['--tab-width', '8'] },
      todo: { scope: 'imports' },
    }),
    hookgraphJson({ stylelint: { args: ['--quiet'], exclude: ['**/z.css'] }, twins: { scope: 'workspace' } }),
  ],
  'web/hookgraph.json': [
    null,
    '{ "hooks": { "todo": false, "prettier": "off" } }\n',
    '{ "hooks": { "eslint": { "exclude": ["lib/**"] }, "stylelint": { "files": ["x.css"] }, "deep": false } }\n',
  ],
  'tools/word.mjs': ["export const word = 'TODO';\n", "export const word = 'FORBIDDEN';\n"],
  '.prettierrc': [null, '{ "singleQuote": true }\n', '{ "semi": false }\n'],
  'docs/.prettierrc': [null, '{ "proseWrap": "always", "tabWidth": 8 }\n'],
  'web/lib/.prettierrc': [null, '{ "semi": false }\n', 'overrides:\n  - files: "*.js"\n    options: { tabWidth: 8 }\n'],
  '.editorconfig': [null, 'root = true\n[*.css]\nindent_size = 8\n'],
  'web/.editorconfig': [null, '[*]\nindent_style = tab\n', 'root = true\n'],
  'web/.prettierignore': [null, '*\n'],
  '.prettierignore': [null, 'web/\n', '*.md\n'],
  '.gitignore': [
    'node_modules\n.hookgraph\n',
    'node_modules\n.hookgraph\n*.gen.js\n',
    'node_modules\n.hookgraph\ndocs\n',
  ],
  'web/.gitignore': [null, '*.css\n', '!x.gen.js\n'],
  'package.json': [
    firstTree['package.json'] ?? '',
    '{ "name": "w", "private": true }\n',
    '{ "name": "w", "type": "module", "prettier": { "tabWidth": 4 } }\n',
  ],
  'app/package.json': [null, '{ "name": "app", "type": "module" }\n', '{ "name": "app", "type": "commonjs" }\n'],
  'core/package.json': [
    firstTree['core/package.json'] ?? '',
    '{ "name": "@w/core", "type": "commonjs", "exports": "./a.ts" }\n',
  ],
  'web/package.json': [
    null,
    '{ "name": "web", "type": "commonjs", "prettier": { "semi": false } }\n',
    '{ "name": "web", "stylelint": { "rules": { "color-named": "never" } } }\n',
  ],
  'tsconfig.json': [null, '{ "extends": "./tsconfig.base.json", "include": ["core"] }\n'],
  'core/tsconfig.json': [tsconfig(['**/*.ts']), tsconfig(['save.ts'])],
  'tsconfig.base.json': [baseTsconfig(true), baseTsconfig(false)],
  'app/tsconfig.json': [
    tsconfig(['**/*.ts']),
    tsconfig(['main.ts', '*.d.ts']),
    tsconfig(['**/*.ts', '../web/**/*.ts']),
  ],
  'web/shared.ts': [null, "export const n: number = 'x';\n", 'export const n = 1;\n'],
};
const configuration = fc
  .constantFrom(...Object.keys(configurations))
  .chain((file) => fc.tuple(fc.constant(file), fc.constantFrom(...(configurations[file] ?? [null]))));

/** Links by name, with what each may lead to; not all of that is there. */
const links: Readonly<Record<string, readonly string[]>> = {
  'web/link.js': ['a.js', 'lib/b.js', '../nowhere.js'],
  'app/link.ts': ['../core/a.ts', 'b.ts'],
  'docs/link.css': ['../web/x.css', 'z.css'],
  'docs/link.md': ['a.md', '../a.md'],
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

function move(workspace: OracleWorkspace, from: string, to: string): void {
  const text = workspace.read(from);
  if (text !== null && extensionOf(from) === extensionOf(to)) workspace.write({ [from]: null, [to]: text });
}

function rewrite(workspace: OracleWorkspace, file: string, text: string): void {
  if (workspace.read(file) !== null) workspace.writeUnseen(file, text);
}
