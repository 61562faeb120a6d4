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
  ],
  files: scriptFiles,
  exclude: neverChecked,
  configFiles: [
    'eslint.config.{js,mjs,cjs,ts,mts,cts}',
    '.eslintrc',
    '.eslintrc.{js,cjs,yaml,yml,json}',
    'package.json',
  ],
  ignoreFiles: ['.eslintignore'],
  needsConfig: 'near',
  scope: 'project',
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
  parse: parseEslint,
};
