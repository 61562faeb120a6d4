import { parseEslint } from '../parsers/eslint';
import type { Tool } from '../tool';
import { neverChecked, scriptFiles } from './script-files';

/** ESLint takes names that exist literally. Without names it checks the project's folder as `eslint .` does there. */
export const eslint: Tool = {
  name: 'eslint',
  description: 'Checks JavaScript and TypeScript with ESLint.',
  technologies: ['eslint'],
  homepage: 'https://eslint.org',
  program: { package: 'eslint', bin: 'eslint' },
  supported: '>=8.57 <11',
  packages: [
    'eslint',
    'eslint-*',
    '@eslint/*',
    '@*/eslint-*',
    '@*/*eslint*',
    '@typescript-eslint/*',
    'typescript-eslint',
    'typescript',
    'globals',
    // Plugins ask which version is installed.
    'react',
    'jest',
  ],
  files: scriptFiles,
  exclude: neverChecked,
  configFiles: [
    'eslint.config.{js,mjs,cjs,ts,mts,cts}',
    '.eslintrc',
    '.eslintrc.{js,cjs,yaml,yml,json}',
    'package.json',
  ],
  // ESLint applies suppressions of its working directory without being told.
  // Many a configuration reads .gitignore to ignore the same.
  ignoreFiles: ['.eslintignore', 'eslint-suppressions.json', '.gitignore'],
  looksAbove: true,
  needsConfig: 'near',
  scope: 'file',
  decidesScope: true,
  widerFiles: [
    'tsconfig.json',
    'tsconfig.*.json',
    'jsconfig.json',
    'project.json',
    'nx.json',
    '.prettierrc',
    '.prettierrc.*',
    'prettier.config.*',
    '.editorconfig',
    'babel.config.*',
    '.babelrc',
    '.babelrc.*',
    '.browserslistrc',
    'tailwind.config.*',
    '.graphqlrc',
    '.graphqlrc.*',
    'graphql.config.*',
    'pnpm-workspace.yaml',
    // Which packages are declared, for rules on imports.
    'package.json',
  ],
  stage: 'fast',
  timeout: '5m',
  securityLevel: 'high',
  cwd: 'project',
  deterministic: true,
  detect: {
    packages: ['eslint'],
    files: ['eslint.config.*', '.eslintrc', '.eslintrc.*'],
    packageJsonKey: 'eslintConfig',
  },
  check: ({ files, args }) => ({ args: ['--format', 'json', ...args, ...(files.length > 0 ? files : ['.'])] }),
  fix: ({ files, args }) => ({ args: ['--fix', '--format', 'json', ...args, ...(files.length > 0 ? files : ['.'])] }),
  parse: parseEslint,
};
