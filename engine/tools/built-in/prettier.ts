import { parsePrettier } from '../parsers/prettier';
import type { Tool } from '../tool';
import { neverChecked } from './script-files';

/** What a run over a folder leaves out is no error: kinds of files that Prettier does not know, and links. */
const asOverFolders = ['--ignore-unknown', '--no-error-on-unmatched-pattern'];

/** Prettier takes names literally before it tries them as globs. It reads ignore files in its working directory only. */
export const prettier: Tool = {
  name: 'prettier',
  description: 'Checks that files are formatted as Prettier would format them.',
  technologies: ['prettier'],
  homepage: 'https://prettier.io',
  program: { package: 'prettier', bin: 'prettier' },
  supported: '>=2.8 <4',
  packages: [
    'prettier',
    'prettier-plugin-*',
    '@*/prettier-plugin-*',
    '@prettier/plugin-*',
    '*prettier-config*',
    '@*/prettier-config*',
  ],
  files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,json,jsonc,json5,css,scss,less,html,vue,md,mdx,yaml,yml,graphql}'],
  exclude: [...neverChecked, '**/{package-lock.json,pnpm-lock.yaml,yarn.lock}'],
  configFiles: [
    '.prettierrc',
    '.prettierrc.{json,json5,yaml,yml,toml,js,cjs,mjs,ts,cts,mts}',
    'prettier.config.{js,cjs,mjs,ts,cts,mts}',
    'package.json',
    'package.yaml',
    '.editorconfig',
  ],
  ignoreFiles: ['.prettierignore', '.gitignore'],
  looksAbove: true,
  needsConfig: 'anywhere',
  scope: 'file',
  stage: 'fast',
  timeout: '2m',
  securityLevel: 'low',
  cwd: 'workspace',
  deterministic: true,
  detect: {
    packages: ['prettier'],
    files: ['.prettierrc', '.prettierrc.*', 'prettier.config.*'],
    packageJsonKey: 'prettier',
    withoutConfig: true,
  },
  check: ({ files, args }) => ({ args: ['--list-different', ...asOverFolders, ...args, ...files] }),
  fix: ({ files, args }) => ({ args: ['--write', ...asOverFolders, ...args, ...files] }),
  parse: parsePrettier,
};
