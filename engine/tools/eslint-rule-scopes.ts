/**
 * What is known of ESLint rules besides ESLint's own, by plugin. ESLint's own rules look at one file. A rule whose meta
 * says `requiresTypeChecking` needs the project whatever stands here; a plugin that is not here needs it too, for
 * nothing says that it does not read other files.
 */
export interface PluginRules {
  /** `meta.name` of the plugin, or the prefix of its rules where it has none. */
  readonly names: readonly string[];
  /** `all-but`: every rule looks at one file but those named; `only`: those named do, no other. */
  readonly file: 'all-but' | 'only';
  readonly rules: readonly string[];
  /** Where it says so. */
  readonly source: string;
}

export const pluginRules: readonly PluginRules[] = [
  {
    names: ['@typescript-eslint', '@typescript-eslint/eslint-plugin', 'typescript-eslint'],
    file: 'all-but',
    rules: [],
    // Typed rules say so in `meta.docs.requiresTypeChecking`.
    source: 'https://typescript-eslint.io/developers/custom-rules',
  },
  {
    names: ['@stylistic', '@stylistic/js', '@stylistic/ts', '@stylistic/jsx', '@stylistic/plus'],
    file: 'all-but',
    rules: [],
    // Formatting only, from the tokens of the file.
    source: 'https://eslint.style/rules',
  },
  {
    names: ['unicorn', 'eslint-plugin-unicorn'],
    file: 'all-but',
    // The first reads package.json and the date, the second the targets of browserslist.
    rules: ['expiring-todo-comments', 'no-unnecessary-polyfills'],
    source: 'https://github.com/sindresorhus/eslint-plugin-unicorn/tree/main/docs/rules',
  },
  {
    names: ['import', 'eslint-plugin-import', 'import-x', 'eslint-plugin-import-x'],
    file: 'only',
    // All others resolve what is imported, or read it. `order` and `no-duplicates` resolve too.
    rules: [
      'consistent-type-specifier-style',
      'dynamic-import-chunkname',
      'exports-last',
      'first',
      'group-exports',
      'max-dependencies',
      'newline-after-import',
      'no-amd',
      'no-anonymous-default-export',
      'no-commonjs',
      'no-default-export',
      'no-dynamic-require',
      'no-mutable-exports',
      'no-named-default',
      'no-named-export',
      'no-namespace',
      'no-webpack-loader-syntax',
      'prefer-default-export',
      'unambiguous',
    ],
    source: 'https://github.com/import-js/eslint-plugin-import#rules',
  },
  {
    names: ['react', 'eslint-plugin-react'],
    file: 'all-but',
    rules: [],
    // `settings.react.version: "detect"` reads the installed version, which is among the packages of the hook.
    source: 'https://github.com/jsx-eslint/eslint-plugin-react#configuration',
  },
  {
    names: ['react-hooks', 'eslint-plugin-react-hooks'],
    file: 'all-but',
    rules: [],
    source: 'https://react.dev/reference/eslint-plugin-react-hooks',
  },
  {
    names: ['react-refresh', 'eslint-plugin-react-refresh'],
    file: 'all-but',
    rules: [],
    source: 'https://github.com/ArnaudBarre/eslint-plugin-react-refresh',
  },
  {
    names: ['jsx-a11y', 'eslint-plugin-jsx-a11y'],
    file: 'all-but',
    rules: [],
    source: 'https://github.com/jsx-eslint/eslint-plugin-jsx-a11y#supported-rules',
  },
  {
    names: ['promise', 'eslint-plugin-promise'],
    file: 'all-but',
    rules: [],
    source: 'https://github.com/eslint-community/eslint-plugin-promise#rules',
  },
  {
    names: ['regexp', 'eslint-plugin-regexp'],
    file: 'all-but',
    // Both ask the type checker where there is one; then the parser's options widen the scope anyway.
    rules: [],
    source: 'https://ota-meshi.github.io/eslint-plugin-regexp/rules/',
  },
  {
    names: ['simple-import-sort', 'eslint-plugin-simple-import-sort'],
    file: 'all-but',
    rules: [],
    source: 'https://github.com/lydell/eslint-plugin-simple-import-sort#sort-order',
  },
  {
    names: ['unused-imports', 'eslint-plugin-unused-imports'],
    file: 'all-but',
    rules: [],
    source: 'https://github.com/sweepline/eslint-plugin-unused-imports',
  },
  {
    names: ['eslint-comments', '@eslint-community/eslint-comments', '@eslint-community/eslint-plugin-eslint-comments'],
    file: 'all-but',
    rules: [],
    source: 'https://eslint-community.github.io/eslint-plugin-eslint-comments/rules/',
  },
  {
    names: ['testing-library', 'eslint-plugin-testing-library'],
    file: 'all-but',
    rules: [],
    source: 'https://github.com/testing-library/eslint-plugin-testing-library#supported-rules',
  },
  {
    names: ['jest', 'eslint-plugin-jest'],
    file: 'all-but',
    // Reads which version of Jest is installed, which is among the packages of the hook; typed rules say so.
    rules: [],
    source: 'https://github.com/jest-community/eslint-plugin-jest#rules',
  },
  {
    names: ['json', '@eslint/json', 'css', '@eslint/css', '@eslint/markdown'],
    file: 'all-but',
    rules: [],
    source: 'https://eslint.org/docs/latest/use/configure/plugins#specify-a-language',
  },
  {
    names: ['n', 'eslint-plugin-n', 'node', 'eslint-plugin-node'],
    file: 'only',
    // Others resolve imports or read package.json.
    rules: [
      'callback-return',
      'exports-style',
      'global-require',
      'handle-callback-err',
      'no-callback-literal',
      'no-exports-assign',
      'no-mixed-requires',
      'no-new-require',
      'no-path-concat',
      'no-process-env',
      'no-process-exit',
      'no-sync',
      'prefer-global/buffer',
      'prefer-global/console',
      'prefer-global/process',
      'prefer-promises/dns',
      'prefer-promises/fs',
    ],
    source: 'https://github.com/eslint-community/eslint-plugin-n#-rules',
  },
];

/** Rules whose verdict depends on what no fingerprint holds, by `plugin/rule`: never stored. */
export const unpredictableRules: ReadonlySet<string> = new Set([
  // Asks what day it is. https://github.com/sindresorhus/eslint-plugin-unicorn/blob/main/docs/rules/expiring-todo-comments.md
  'unicorn/expiring-todo-comments',
]);

/** Parsers that look at nothing but the file, unless `parserOptions` ask for types; by `meta.name` or package. */
export const fileParsers: ReadonlySet<string> = new Set([
  'espree',
  'typescript-eslint/parser',
  '@typescript-eslint/parser',
  'jsonc-eslint-parser',
  'yaml-eslint-parser',
  'toml-eslint-parser',
]);

/** Options of the parser with which it reads tsconfig files and other sources. */
export const typedParserOptions = ['project', 'projectService', 'EXPERIMENTAL_useProjectService', 'programs'] as const;
