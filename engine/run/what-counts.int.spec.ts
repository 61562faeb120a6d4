import { fingerprintsOf, installed } from './testing/fingerprints';

// For each tool: what changes its answer must change the fingerprint, or a verdict would be replayed that is none any
// more; and what does not should not.

type Files = Readonly<Record<string, string | null>>;

const versions: Readonly<Record<string, string>> = {
  prettier: '3.6.0',
  eslint: '9.30.0',
  stylelint: '16.20.0',
  typescript: '5.9.0',
  jest: '30.0.0',
  vitest: '3.2.0',
  oxlint: '1.20.0',
  biome: '2.2.0',
  'markdownlint-cli2': '0.18.0',
  cspell: '9.0.0',
  secretlint: '11.0.0',
};
const packageOf: Readonly<Record<string, string>> = { tsc: 'typescript', biome: '@biomejs/biome' };
const binOf: Readonly<Record<string, string>> = { tsc: 'tsc', biome: 'biome' };

const sources: Files = {
  '.gitignore': 'node_modules\n',
  'app/a.ts': 'export {};\n',
  'app/a.css': 'a {}\n',
  'app/a.md': '# A\n',
  'lib/b.ts': 'export {};\n',
  'other/c.ts': 'export {};\n',
  'other/c.md': '# C\n',
};

/** The files of a workspace in which the tool can run. */
function workspace(tool: string, more: Files): Files {
  const name = packageOf[tool] ?? tool;
  const bin = { [binOf[tool] ?? tool]: 'bin.js' };
  return { ...sources, ...installed(name, { version: versions[name] ?? versions[tool], bin }), ...more };
}

async function changes(tool: string, before: Files, after: Files, hook: object = {}): Promise<boolean> {
  const declared = { tool, ...hook };
  const known = new Set((await fingerprintsOf({ hook: declared, files: workspace(tool, before) })).units);
  const { units } = await fingerprintsOf({ hook: declared, files: workspace(tool, { ...before, ...after }) });
  return units.every((unit) => !known.has(unit));
}

const eslintConfig = { 'eslint.config.mjs': 'export default [];\n' };
const tsconfig = { 'app/tsconfig.json': '{ "extends": "../tsconfig.base.json" }', 'tsconfig.base.json': '{}' };

describe('a verdict does not outlive a change of', () => {
  test.each<readonly [string, string, Files, Files]>([
    ['prettier', '.editorconfig above the project', {}, { '.editorconfig': '[*]\nindent_size = 8\n' }],
    ['prettier', '.editorconfig inside the project', {}, { 'app/sub/.editorconfig': '[*]\nindent_size = 8\n' }],
    ['prettier', 'its configuration in package.json', {}, { 'package.json': '{ "prettier": { "semi": false } }' }],
    ['prettier', 'package.yaml', {}, { 'package.yaml': 'prettier:\n  semi: false\n' }],
    ['prettier', '.prettierignore', {}, { '.prettierignore': 'app\n' }],
    ['prettier', '.gitignore', {}, { '.gitignore': 'node_modules\nx\n' }],
    [
      'prettier',
      'a plugin that overrides load',
      { '.prettierrc': '{ "overrides": [{ "files": "*", "options": { "plugins": ["./p.mjs"] } }] }', 'p.mjs': '' },
      { 'p.mjs': 'export {};' },
    ],
    [
      'prettier',
      'what a plugin of the workspace imports',
      { '.prettierrc': '{ "plugins": ["./p.mjs"] }', 'p.mjs': "import './q.mjs';", 'q.mjs': '' },
      { 'q.mjs': 'export {};' },
    ],
    [
      'prettier',
      'a shared configuration that is a package',
      { 'package.json': '{ "prettier": "@me/style" }', ...installed('@me/style') },
      installed('@me/style', { version: '2.0.0' }),
    ],
    [
      'prettier',
      'what a plugin itself depends on',
      {
        '.prettierrc': '{ "plugins": ["p"] }',
        ...installed('p', { dependencies: { q: '*' } }),
        ...installed('q'),
      },
      installed('q', { version: '2.0.0' }),
    ],
    [
      'eslint',
      'a file that its configuration reads',
      {
        'eslint.config.mjs':
          "import { readFileSync } from 'node:fs';\nexport default JSON.parse(readFileSync('rules.json', 'utf8'));\n",
        'rules.json': '[]',
      },
      { 'rules.json': '[{}]' },
    ],
    [
      'eslint',
      'a file beside its configuration, which reads it',
      {
        'app/eslint.config.mjs':
          "import { readFileSync } from 'node:fs';\nexport default JSON.parse(readFileSync(`${import.meta.dirname}/rules.json`, 'utf8'));\n",
        'app/rules.json': '[]',
      },
      { 'app/rules.json': '[{}]' },
    ],
    [
      'eslint',
      'anything, where its configuration lists folders',
      {
        'eslint.config.mjs':
          "import { readdirSync } from 'node:fs';\nexport default readdirSync('other').map((name) => ({ ignores: [name] }));\n",
      },
      { 'other/new.txt': '' },
    ],
    [
      'eslint',
      'anything, where its configuration starts programs',
      {
        'eslint.config.mjs':
          "import { execSync } from 'node:child_process';\nexport default execSync('ls').length > 3 ? [] : [{}];\n",
      },
      { 'other/new.txt': '' },
    ],
    [
      'eslint',
      'anything, where its configuration computes what it loads',
      {
        'eslint.config.mjs':
          "const name = ['./ru', 'les.mjs'].join('');\nexport default (await import(name)).default;\n",
        'rules.mjs': 'export default [];',
      },
      { 'rules.mjs': 'export default [{}];' },
    ],
    [
      'eslint',
      'the .gitignore that it ignores by',
      {
        'eslint.config.mjs':
          "import { includeIgnoreFile } from '@eslint/compat';\nimport { fileURLToPath } from 'node:url';\nexport default [includeIgnoreFile(fileURLToPath(new URL('.gitignore', import.meta.url)))];\n",
      },
      { '.gitignore': 'node_modules\nx\n' },
    ],
    ['eslint', 'its suppressions', eslintConfig, { 'app/eslint-suppressions.json': '{}' }],
    [
      'eslint',
      'a module that its configuration imports',
      { 'eslint.config.mjs': "import './rules.mjs';\nexport default [];\n", 'rules.mjs': '' },
      { 'rules.mjs': 'export {};' },
    ],
    [
      'eslint',
      'a plugin',
      {
        ...eslintConfig,
        'package.json': '{ "devDependencies": { "eslint-plugin-x": "*" } }',
        ...installed('eslint-plugin-x'),
      },
      installed('eslint-plugin-x', { version: '2.0.0' }),
    ],
    [
      'eslint',
      'a configuration in a folder of the project',
      eslintConfig,
      { 'app/sub/.eslintrc.json': '{ "rules": { "semi": 2 } }' },
    ],
    ['eslint', '.eslintignore', { '.eslintrc.json': '{}' }, { '.eslintignore': 'app\n' }],
    ['stylelint', 'its ignore file', { '.stylelintrc.json': '{}' }, { '.stylelintignore': 'app\n' }],
    ['stylelint', 'its suppressions', { '.stylelintrc.json': '{}' }, { 'stylelint-suppressions.json': '{}' }],
    [
      'stylelint',
      'a custom syntax of the workspace',
      { '.stylelintrc.json': '{ "customSyntax": "./syntax.cjs" }', 'syntax.cjs': '' },
      { 'syntax.cjs': 'module.exports = {};' },
    ],
    [
      'stylelint',
      'a custom syntax that only overrides name',
      {
        '.stylelintrc.json': '{ "overrides": [{ "files": "*", "customSyntax": "postcss-x" }] }',
        ...installed('postcss-x'),
      },
      installed('postcss-x', { version: '2.0.0' }),
    ],
    [
      'stylelint',
      'a file that a plugin nobody knows may read',
      { '.stylelintrc.json': '{ "plugins": ["stylelint-x"] }', ...installed('stylelint-x') },
      { 'app/tokens.json': '{}' },
    ],
    [
      'stylelint',
      'the formatter whose rule is on',
      { '.stylelintrc.json': '{ "plugins": ["stylelint-prettier"] }', ...installed('stylelint-prettier') },
      { '.prettierrc': '{}' },
    ],
    ['tsc', 'what it extends', tsconfig, { 'tsconfig.base.json': '{ "compilerOptions": { "strict": true } }' }],
    [
      'tsc',
      'what a base extends, wherever that is',
      {
        'app/tsconfig.json': '{ "extends": "../config/app" }',
        'config/app.json': '{ "extends": "./strict.json" }',
        'config/strict.json': '{}',
      },
      { 'config/strict.json': '{ "compilerOptions": { "strict": true } }' },
    ],
    [
      'biome',
      'what a base extends',
      {
        'biome.json': '{ "extends": ["./config/app.json"] }',
        'config/app.json': '{ "extends": ["./base.json"] }',
        'config/base.json': '{}',
      },
      { 'config/base.json': '{ "linter": { "enabled": false } }' },
    ],
    [
      'tsc',
      'what a reference of a reference extends',
      {
        'app/tsconfig.json': '{ "references": [{ "path": "../other" }] }',
        'other/tsconfig.json': '{ "references": [{ "path": "./sub/tsconfig.lib.json" }] }',
        'other/sub/tsconfig.lib.json': '{ "extends": "../../config/strict.json" }',
        'config/strict.json': '{}',
      },
      { 'config/strict.json': '{ "compilerOptions": { "strict": true } }' },
    ],
    [
      'tsc',
      'what it extends of a package',
      {
        'app/tsconfig.json': '{ "extends": "@me/tsconfig/base.json" }',
        ...installed('@me/tsconfig'),
        'package-lock.json': '{}',
      },
      { 'package-lock.json': '{ "lockfileVersion": 3 }' },
    ],
    ['tsc', 'a project that it depends on', tsconfig, { 'lib/b.ts': 'export const b = 1;\n' }],
    ['tsc', 'the kind of module that sources are', tsconfig, { 'package.json': '{ "name": "w", "type": "module" }' }],
    [
      'tsc',
      'what is installed',
      { ...tsconfig, 'node_modules/.package-lock.json': '{}' },
      { 'node_modules/.package-lock.json': '{ "packages": {} }' },
    ],
    [
      'jest',
      'a set-up file above the project',
      { 'app/jest.config.json': '{ "setupFiles": ["<rootDir>/../setup.js"] }', 'setup.js': '' },
      { 'setup.js': '//' },
    ],
    [
      'jest',
      'a preset above the project',
      { 'app/jest.config.ts': "export default { preset: '../jest.preset.js' };\n", 'jest.preset.js': '' },
      { 'jest.preset.js': '//' },
    ],
    [
      'jest',
      'a transformer',
      { 'app/jest.config.ts': "export default { transform: { '.': ['../transform.js', {}] } };\n", 'transform.js': '' },
      { 'transform.js': '//' },
    ],
    [
      'jest',
      'the compiler options that a transformer reads',
      { 'app/jest.config.json': '{}', 'tsconfig.base.json': '{}' },
      { 'tsconfig.base.json': '{ "compilerOptions": {} }' },
    ],
    [
      'jest',
      'a file that the configuration reads',
      {
        'app/jest.config.ts':
          "import { readFileSync } from 'node:fs';\nexport default { transform: { '.': ['@swc/jest', JSON.parse(readFileSync(`${__dirname}/../.swcrc`, 'utf8'))] } };\n",
        '.swcrc': '{}',
      },
      { '.swcrc': '{ "jsc": {} }' },
    ],
    ['jest', 'a snapshot', { 'app/jest.config.json': '{}' }, { 'app/__snapshots__/a.snap': '' }],
    ['jest', 'Babel above the project', { 'app/jest.config.json': '{}' }, { 'babel.config.json': '{}' }],
    ['jest', 'the targets of browserslist', { 'app/jest.config.json': '{}' }, { '.browserslistrc': 'node 20' }],
    [
      'vitest',
      'the workspace file above',
      { 'app/vitest.config.ts': 'export default {};\n' },
      { 'vitest.workspace.json': '["app"]' },
    ],
    [
      'vitest',
      'a set-up file above the project',
      { 'app/vitest.config.ts': "export default { test: { setupFiles: ['../setup.ts'] } };\n", 'setup.ts': '' },
      { 'setup.ts': '//' },
    ],
    [
      'vitest',
      'compiler options above the project',
      { 'app/vitest.config.ts': 'export default {};\n' },
      { 'tsconfig.base.json': '{}' },
    ],
    ['biome', '.editorconfig', { 'biome.json': '{}' }, { '.editorconfig': '[*]\nindent_size = 8\n' }],
    [
      'biome',
      'which frameworks the project uses',
      { 'biome.json': '{}' },
      { 'package.json': '{ "name": "w", "dependencies": { "react": "19" } }' },
    ],
    [
      'biome',
      'which frameworks a package inside the project uses',
      { 'biome.json': '{}', 'app/sub/package.json': '{}' },
      { 'app/sub/package.json': '{ "dependencies": { "react": "19" } }' },
    ],
    [
      'biome',
      'a file elsewhere, with rules that read it',
      { 'biome.json': '{ "linter": { "rules": { "nursery": { "noImportCycles": "error" } } } }' },
      { 'lib/b.ts': 'export const b = 1;\n' },
    ],
    [
      'biome',
      'what is extended',
      { 'biome.json': '{ "extends": ["./base.json"] }', 'base.json': '{}' },
      { 'base.json': '{ "linter": {} }' },
    ],
    [
      'oxlint',
      'a file elsewhere, with the plugin that reads it',
      { '.oxlintrc.json': '{ "plugins": ["import"] }' },
      { 'lib/b.ts': 'export const b = 1;\n' },
    ],
    [
      'oxlint',
      'a file elsewhere, with types',
      { '.oxlintrc.json': '{ "options": { "typeAware": true } }' },
      { 'lib/b.ts': 'export const b = 1;\n' },
    ],
    [
      'markdownlint-cli2',
      'a rule of the workspace',
      { '.markdownlint-cli2.jsonc': '{ "customRules": ["./rule.cjs"] }', 'rule.cjs': '' },
      { 'rule.cjs': '//' },
    ],
    [
      'markdownlint-cli2',
      'what a link may lead to, with rules of the user',
      { '.markdownlint-cli2.jsonc': '{ "customRules": ["markdownlint-rule-relative-links"] }' },
      { 'other/c.md': null },
    ],
    [
      'cspell',
      'a dictionary',
      { 'cspell.json': '{ "dictionaryDefinitions": [{ "name": "w", "path": "./words.txt" }] }', 'words.txt': 'foo' },
      { 'words.txt': 'bar' },
    ],
    [
      'cspell',
      'what is imported',
      { 'cspell.yaml': 'import: ["./base.yaml"]\n', 'base.yaml': '' },
      { 'base.yaml': 'words: [foo]\n' },
    ],
    [
      'cspell',
      'a dictionary that is a package',
      { 'cspell.json': '{ "import": ["@cspell/dict-nl/cspell-ext.json"] }', ...installed('@cspell/dict-nl') },
      installed('@cspell/dict-nl', { version: '2.0.0' }),
    ],
    ['secretlint', 'its rules', { '.secretlintrc.json': '{}' }, { '.secretlintrc.json': '{ "rules": [] }' }],
    [
      'secretlint',
      'a rule of the workspace',
      { '.secretlintrc.json': '{ "rules": [{ "id": "./rule.js" }] }', 'rule.js': '' },
      { 'rule.js': '//' },
    ],
    [
      'knip',
      'any file',
      { ...installed('knip', { version: '5.60.0', bin: { knip: 'bin.js' } }) },
      { 'other/new.ts': '' },
    ],
  ])('%s: %s', async (tool, _, before, after) => {
    expect(await changes(tool, before, after)).toBe(true);
  });

  test.each(['--import-plugin', '--type-aware'])('oxlint: a file elsewhere, with %s', async (argument) => {
    const more = { 'lib/b.ts': 'export const b = 1;\n' };
    expect(await changes('oxlint', {}, more, { args: [argument] })).toBe(true);
    expect(await changes('oxlint', {}, more, {})).toBe(false);
  });
});

describe('a verdict outlives a change of', () => {
  test.each<readonly [string, string, Files, Files]>([
    [
      'prettier',
      'a dependency in package.json',
      {},
      { 'package.json': '{ "name": "w", "dependencies": { "x": "1" } }' },
    ],
    ['prettier', 'another project', {}, { 'other/c.ts': '// c\n' }],
    ['prettier', 'configuration of another project', {}, { 'other/.prettierrc': '{}' }],
    [
      'stylelint',
      'another file, with rules that are known',
      { '.stylelintrc.json': '{ "extends": "stylelint-config-standard" }', ...installed('stylelint-config-standard') },
      { 'app/tokens.json': '{}' },
    ],
    [
      'biome',
      'another file, with rules that look at one',
      { 'biome.json': '{ "linter": { "rules": { "style": { "useConst": "error" } } } }' },
      { 'lib/b.ts': '// b\n' },
    ],
    [
      'biome',
      'scripts in package.json',
      { 'biome.json': '{}' },
      { 'package.json': '{ "name": "w", "scripts": { "x": "y" } }' },
    ],
    ['markdownlint-cli2', 'another document', { '.markdownlint.json': '{}' }, { 'other/c.md': '# D\n' }],
    ['cspell', 'another document', { 'cspell.json': '{ "words": ["foo"] }' }, { 'other/c.md': '# D\n' }],
    ['tsc', 'a project that it does not depend on', tsconfig, { 'other/c.ts': '// c\n' }],
    ['tsc', 'a document', tsconfig, { 'app/a.md': '# B\n' }],
    ['jest', 'a project that it does not depend on', { 'app/jest.config.json': '{}' }, { 'other/c.ts': '// c\n' }],
  ])('%s: %s', async (tool, _, before, after) => {
    expect(await changes(tool, before, after)).toBe(false);
  });
});
