import type { FilePath, ProjectRoot } from '../../engine/hooks/brand';
import { builtInTools } from '../../engine/tools';
import { findToolsInUse } from './tools-in-use';
import type { WorkspaceReader } from './workspace-reader';

function reader(files: Readonly<Record<string, unknown>>, roots: readonly string[] = ['libs/a']): WorkspaceReader {
  const texts = new Map(
    Object.entries(files).map(([file, value]) => [file, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
  return {
    roots: roots as readonly ProjectRoot[],
    filesIn: (folder) => {
      const prefix = folder === '.' ? '' : `${folder}/`;
      return [...texts.keys()]
        .filter((file) => file.startsWith(prefix))
        .map((file) => file.slice(prefix.length))
        .filter((file) => !file.includes('/'));
    },
    readText: (file: FilePath) => texts.get(file) ?? null,
  };
}

function look(files: Readonly<Record<string, unknown>>, roots?: readonly string[]) {
  const { used, leftOut } = findToolsInUse(builtInTools, reader(files, roots));
  return {
    used: used.map(({ tool }) => tool.name),
    leftOut: leftOut.map(({ tool, reason }) => `${tool.name}: ${reason}`),
  };
}

const dev = (...names: readonly string[]) => ({
  devDependencies: Object.fromEntries(names.map((name) => [name, '*'])),
});

test('nothing is found in an empty workspace', () => {
  expect(look({ 'package.json': {}, '.editorconfig': '', '.gitignore': '' })).toEqual({ used: [], leftOut: [] });
});

test('a package and a configuration file make a tool', () => {
  expect(
    look({ 'package.json': dev('eslint', 'stylelint'), 'eslint.config.mjs': '', 'libs/a/.stylelintrc.json': '{}' }),
  ).toEqual({
    used: ['eslint', 'stylelint'],
    leftOut: [],
  });
});

test.each([
  ['prettier', { prettier: {} }],
  ['eslint', { eslintConfig: {} }],
  ['jest', { jest: {} }],
  ['stylelint', { stylelint: {} }],
  ['cspell', { cspell: {} }],
  ['knip', { knip: {} }],
  ['secretlint', { secretlint: {} }],
  ['markdownlint-cli2', { 'markdownlint-cli2': {} }],
])('%s is found by its key in package.json', (name, key) => {
  const manifest = { name: 'a', ...key };
  expect(
    look({ 'libs/a/package.json': manifest, [`node_modules/${name}/package.json`]: { version: versions[name] } }).used,
  ).toEqual([name]);
});

const versions: Readonly<Record<string, string>> = {
  prettier: '3.6.0',
  eslint: '9.30.0',
  jest: '30.0.0',
  stylelint: '16.1.0',
  cspell: '9.0.0',
  knip: '6.0.0',
  secretlint: '11.0.0',
  'markdownlint-cli2': '0.20.0',
};

test('a tool that works without configuration is in use where package.json asks for it, not where it only lies about', () => {
  expect(look({ 'package.json': dev('vitest', 'knip') }).used).toEqual(['knip', 'vitest']);
  expect(look({ 'node_modules/vitest/package.json': { version: '3.2.0' } })).toEqual({ used: [], leftOut: [] });
});

test('a tool that needs configuration is left out where there is none', () => {
  expect(look({ 'package.json': dev('eslint', 'oxlint', 'secretlint') }).leftOut).toEqual([
    'eslint: no-config',
    'oxlint: no-config',
    'secretlint: no-config',
  ]);
});

test('types need a project with a tsconfig.json that names files, or references some that do', () => {
  const manifest = { 'package.json': dev('typescript') };
  expect(look({ ...manifest, 'tsconfig.base.json': '{}', 'tsconfig.json': '{}' }).leftOut).toEqual(['tsc: no-config']);
  expect(look({ ...manifest, 'libs/a/tsconfig.json': '{ "files": [] }' }).leftOut).toEqual(['tsc: no-config']);
  const solution = '{ "files": [], "references": [{ "path": "./tsconfig.lib.json" }] }';
  expect(look({ ...manifest, 'libs/a/tsconfig.json': solution, 'libs/a/tsconfig.lib.json': '{}' }).used).toEqual([
    'tsc',
  ]);
});

test('configuration without a package is left out', () => {
  expect(look({ 'package.json': {}, '.prettierrc': '' }).leftOut).toEqual(['prettier: not-installed']);
});

test('a version whose output is not known is left out', () => {
  const files = {
    'package.json': dev('eslint'),
    'eslint.config.js': '',
    'node_modules/eslint/package.json': { version: '7.1.0' },
  };
  expect(look(files).leftOut).toEqual(['eslint: unsupported-version']);
});

test('Biome and Prettier are both kept where both are configured; else Prettier yields', () => {
  const files = { 'package.json': dev('@biomejs/biome', 'prettier'), 'biome.json': '{}' };
  expect(look(files)).toEqual({ used: ['biome'], leftOut: ['prettier: biome-formats'] });
  expect(look({ ...files, '.prettierrc': '' }).used).toEqual(['biome', 'prettier']);
});

test('configuration in a folder between the root and a project counts, that of a fixture does not', () => {
  const manifest = { 'package.json': dev('eslint') };
  expect(look({ ...manifest, 'libs/eslint.config.js': '' }).used).toEqual(['eslint']);
  expect(look({ ...manifest, 'libs/a/fixtures/eslint.config.js': '' }).leftOut).toEqual(['eslint: no-config']);
});

test('configuration in a folder of its own is found', () => {
  expect(look({ '.config/cspell.json': '{}', 'node_modules/cspell/package.json': { version: '9.0.0' } }).used).toEqual([
    'cspell',
  ]);
});
