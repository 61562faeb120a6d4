import { configReferences, loadScriptReader, type ScriptReader } from './config-references';

let readScript: ScriptReader;
beforeAll(async () => {
  readScript = await loadScriptReader();
});

function references(tool: string | null, file: string, text: string) {
  return configReferences(file, text, tool === null ? null : { name: tool }, readScript);
}

const none = { local: [], packages: [], complete: true };

describe('config references', () => {
  it('follow imports, re-exports, requires and literal dynamic imports of a script', () => {
    const text = `
      import js from '@eslint/js';
      import type { Linter } from 'eslint';
      import fs from 'node:fs';
      export * from './base.mjs';
      const react = require('eslint-plugin-react/configs');
      const own = await import(\`./own.mjs\`);
      module.exports = [{ extends: ['not-a-package'] }];`;
    expect(references('eslint', 'eslint.config.mts', text)).toMatchObject({
      local: ['./base.mjs', './own.mjs'],
      packages: ['@eslint/js', 'eslint-plugin-react'],
      complete: true,
    });
  });

  it.each(['require(name)', 'import(`./${name}.js`)', 'import { a'])('are incomplete for %s', (text) => {
    expect(references(null, 'a.mjs', text).complete).toBe(false);
  });

  it('are incomplete where a script is met without its reader', () => {
    expect(configReferences('a.js', '', null, null).complete).toBe(false);
  });

  it('spell out the shorthands of legacy ESLint, in JSON with comments and in scripts', () => {
    const config = `{
      // why
      extends: ['eslint:recommended', 'airbnb', 'airbnb/hooks', 'plugin:react/recommended', 'plugin:@scope/own/strict', '@scope', '@scope/base', './local.json'],
      plugins: ['jsx-a11y', '@nx'],
      overrides: [{ files: '*.ts', parser: '@typescript-eslint/parser', extends: 'eslint-config-long' }],
    }`;
    const packages = [
      '@nx/eslint-plugin',
      '@scope/eslint-config',
      '@scope/eslint-config-base',
      '@scope/eslint-plugin-own',
      '@typescript-eslint/parser',
      'eslint-config-airbnb',
      'eslint-config-long',
      'eslint-plugin-jsx-a11y',
      'eslint-plugin-react',
    ];
    expect(references('eslint', '.eslintrc.cjs', `module.exports = ${config};`)).toMatchObject({
      local: ['./local.json'],
      packages,
      complete: true,
    });
    const json = config.replaceAll("'", '"').replace(/(\w+): /g, '"$1": ');
    expect(references('eslint', '.eslintrc', json).packages).toEqual(packages);
  });

  it.each([
    [
      'tsc',
      'tsconfig.json',
      '{ "extends": ["../base", "@tsconfig/node20/tsconfig.json"], "references": [{ "path": "./lib" }] }',
      ['../base.json', './lib/tsconfig.json'],
      ['@tsconfig/node20'],
    ],
    [
      'stylelint',
      '.stylelintrc',
      'extends:\n  - stylelint-config-standard\nplugins: ./own.js\n',
      ['./own.js'],
      ['stylelint-config-standard'],
    ],
    ['prettier', '.prettierrc', '"@company/prettier-config"', [], ['@company/prettier-config']],
    [
      'prettier',
      '.prettierrc.json',
      '{ "plugins": ["prettier-plugin-x", ["./own.js", {}]] }',
      ['./own.js'],
      ['prettier-plugin-x'],
    ],
    [
      'jest',
      'jest.config.ts',
      "export default { preset: '../../jest.preset.js', transform: { a: ['ts-jest', {}] }, setupFiles: ['<rootDir>/setup.ts'], testEnvironment: 'jsdom' } satisfies Config;",
      ['../../jest.preset.js', './setup.ts'],
      ['jest-environment-jsdom', 'jsdom', 'ts-jest'],
    ],
    [
      'jest',
      'package.json',
      '{ "jest": { "preset": "ts-jest" }, "eslintConfig": { "extends": "airbnb" } }',
      [],
      ['ts-jest'],
    ],
    [
      'secretlint',
      '.secretlintrc.json',
      '{ "rules": [{ "id": "@secretlint/secretlint-rule-preset-recommend" }] }',
      [],
      ['@secretlint/secretlint-rule-preset-recommend'],
    ],
    [
      'cspell',
      'cspell.yaml',
      "import: ['@cspell/dict-de-de/cspell-ext.json']\ndictionaryDefinitions:\n  - { name: a, path: words.txt }\n",
      ['./words.txt'],
      ['@cspell/dict-de-de'],
    ],
    [
      'markdownlint-cli2',
      '.markdownlint-cli2.jsonc',
      '{ "customRules": ["markdownlint-rule-x"], "config": { "extends": "./base.json" } }',
      ['./base.json'],
      ['markdownlint-rule-x'],
    ],
    ['biome', 'biome.json', '{ "extends": ["./base.json", "//"] }', ['./base.json'], []],
    [
      'oxlint',
      '.oxlintrc.json',
      '{ "extends": ["base.json"], "jsPlugins": ["eslint-plugin-x", { "name": "y", "specifier": "./y.js" }] }',
      ['./base.json', './y.js'],
      ['eslint-plugin-x'],
    ],
  ])('of %s in %s', (tool, file, text, local, packages) => {
    expect(references(tool, file, text)).toMatchObject({ local, packages, complete: true });
  });

  it('are incomplete for broken JSON and for absolute paths', () => {
    expect(references('eslint', '.eslintrc.json', '{ broken').complete).toBe(false);
    expect(references('stylelint', '.stylelintrc.json', '{ "extends": "/etc/x.json" }').complete).toBe(false);
  });

  it('are none for ignore files and plain data', () => {
    expect(references('prettier', '.prettierignore', 'extends: x')).toMatchObject(none);
    expect(references(null, 'data.json', '{ "extends": "x" }')).toMatchObject(none);
  });
});
