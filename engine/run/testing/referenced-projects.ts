const options = {
  strict: true,
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  lib: ['es5'],
  types: [],
  composite: true,
  outDir: 'out',
};

/** Configuration of a project that others may reference. */
export const tsconfig = (more: object = {}, ...references: readonly string[]): string =>
  JSON.stringify({
    compilerOptions: { ...options, ...more },
    include: ['src'],
    references: references.map((path) => ({ path })),
  });

/** A project `app` and what it references, `lib`. */
export interface Pair {
  /** Text of `lib/src/a.ts`. */
  readonly lib: string;
  /** Text of `app/src/b.ts`. */
  readonly app: string;
  /** Their options; absent: the usual ones. */
  readonly libOptions?: object;
  readonly appOptions?: object;
  /** Further files. */
  readonly more?: Readonly<Record<string, string>>;
  /** Codes of what the compiler has to say about `app`; absent: nothing. `null`: it cannot check that. */
  readonly found?: readonly string[] | null;
  /** True: a build by TypeScript before 5.6 stops at `lib`. */
  readonly isLibWrong?: boolean;
}

const uses = (what: string) => `import { a } from '../../lib/src/a';\n${what}\n`;
const text = "export const a = '';\n";
const wrong = { lib: text, app: uses('export const b: number = a;'), found: ['TS2322'] };
/** `lib` is a package, linked into node_modules. */
const byPackage = (manifest: object) => ({
  ...wrong,
  app: "import { a } from '@own/lib';\nexport const b: number = a;\n",
  more: { 'lib/package.json': JSON.stringify({ name: '@own/lib', ...manifest }) },
});

export const pairs: Readonly<Record<string, Pair>> = {
  clean: { ...wrong, lib: 'export const a: number = 1;\n', found: [] },
  'changed-type': wrong,
  'error-in-lib': { isLibWrong: true, lib: "export const a: number = '';\n", app: uses('export const b: number = a;') },
  'error-in-both': {
    isLibWrong: true,
    ...wrong,
    lib: "export const a: number = '';\n",
    app: uses('export const b: string = a;'),
  },
  'syntax-in-lib': {
    isLibWrong: true,
    lib: 'export const = ;\nexport const a = 1;\n',
    app: uses('export const b: number = a;'),
  },
  'no-emit-on-error': {
    isLibWrong: true,
    ...wrong,
    lib: `${text}export const c: number = a;\n`,
    libOptions: { noEmitOnError: false },
  },
  'strips-internal': {
    lib: 'export class A {\n  /** @internal */\n  x = 1;\n}\nexport const a = new A();\n',
    app: uses('export const b = a.x;'),
    libOptions: { stripInternal: true },
    found: ['TS2339'],
  },
  'own-ambient': {
    lib: 'export const a: Own = { n: 1 };\n',
    app: uses('export const b: string = a.n;'),
    more: { 'lib/src/own.d.ts': 'interface Own {\n  n: number;\n}\n' },
    found: ['TS2304'],
  },
  'less-strict': {
    lib: 'export const a = (x) => x;\nexport const n: number = null;\n',
    app: uses('export const b: string = a(1);'),
    libOptions: { strict: false },
  },
  'const-enum': {
    lib: 'export const enum a {\n  x = 1,\n}\n',
    app: uses("export const b: 'y' = a.x;"),
    found: ['TS2322'],
  },
  'private-name': {
    lib: 'export class a {\n  #x = 1;\n  has() {\n    return #x in this;\n  }\n}\n',
    app: uses('export const b: { x: 1 } = new a();'),
    found: ['TS2741'],
  },
  paths: {
    ...wrong,
    app: "import { a } from 'lib/a';\nexport const b: number = a;\n",
    appOptions: { paths: { 'lib/*': ['../lib/src/*'] } },
  },
  'root-dir': { ...wrong, libOptions: { rootDir: 'src', outDir: '../out/lib' } },
  'declaration-dir': { ...wrong, libOptions: { declarationDir: 'out/types', outDir: 'out/js' } },
  'beside-sources': { ...wrong, libOptions: { outDir: undefined, emitDeclarationOnly: true } },
  'declarations-only': { ...wrong, libOptions: { emitDeclarationOnly: true, declarationMap: true } },
  nested: {
    lib: "import { c } from '../../base/src/c';\nexport const a = { c };\n",
    app: uses('export const b: string = a.c.d;'),
    more: {
      'lib/tsconfig.json': tsconfig({}, '../base'),
      'base/tsconfig.json': tsconfig(),
      'base/src/c.ts': 'export const c = { d: 1 };\n',
    },
    found: ['TS2322'],
  },
  'nested-ambient': {
    isLibWrong: true,
    lib: "export type { C } from '../../base/src/c';\n",
    app: "import type { C } from '../../lib/src/a';\nexport const b: C = { own: 1 };\n",
    more: {
      'lib/tsconfig.json': tsconfig({}, '../base'),
      'base/tsconfig.json': tsconfig(),
      'base/src/c.ts': 'export interface C {\n  own: Own;\n}\n',
      'base/src/own.d.ts': 'type Own = string;\n',
    },
    found: ['TS2304'],
  },
  'not-composite': { ...wrong, libOptions: { composite: false, declaration: true }, found: null },
  'no-output': { ...wrong, libOptions: { noEmit: true }, found: null },
  'not-there': {
    ...wrong,
    more: { 'app/tsconfig.json': tsconfig({}, '../lib', '../nowhere') },
    found: null,
  },
  circle: { ...wrong, more: { 'lib/tsconfig.json': tsconfig({}, '../app') }, found: null },
  package: byPackage({ exports: { '.': { types: './out/src/a.d.ts', default: './out/src/a.js' } } }),
  'package-with-main': byPackage({ main: './out/src/a.js' }),
  'package-with-source': {
    ...byPackage({ exports: { '.': { source: './src/a.ts', types: './out/src/a.d.ts' } } }),
    appOptions: { customConditions: ['source'] },
  },
  'source-is-gone': {
    ...byPackage({ exports: { './*': { types: './out/src/*.d.ts' } } }),
    app: "import { a } from '@own/lib/gone';\nexport const b: number = a;\n",
    found: ['TS2307'],
  },
};

/** For TypeScript 5.5 and later. */
export const isolated: Readonly<Record<string, Pair>> = {
  isolated: { ...wrong, lib: "export const a: string = '';\n", libOptions: { isolatedDeclarations: true } },
  'not-isolated': {
    ...wrong,
    lib: 'export const a = [1].map((x) => x);\n',
    libOptions: { isolatedDeclarations: true },
    found: null,
    isLibWrong: true,
  },
};

/** The files of a pair in a folder. */
export function filesOf(folder: string, pair: Pair): Readonly<Record<string, string>> {
  const files = {
    'lib/tsconfig.json': tsconfig(pair.libOptions),
    'lib/src/a.ts': pair.lib,
    'app/tsconfig.json': tsconfig(pair.appOptions, '../lib'),
    'app/src/b.ts': pair.app,
    ...pair.more,
  };
  return Object.fromEntries(Object.entries(files).map(([file, content]) => [`${folder}/${file}`, content]));
}

/** What an earlier build of other sources may have left in the folders of a pair. */
export function leftovers(folder: string): Readonly<Record<string, string>> {
  const declaration = 'export declare const a: never;\n';
  const places = [
    'lib/out/src/a',
    'lib/out/types/src/a',
    'lib/src/a',
    'lib/out/src/gone',
    'out/lib/a',
    'base/out/src/c',
  ];
  return Object.fromEntries(places.map((place) => [`${folder}/${place}.d.ts`, declaration]));
}
