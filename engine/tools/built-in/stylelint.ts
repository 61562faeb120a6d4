import { parseStylelint } from '../parsers/stylelint';
import { fileStylelintPackages } from '../stylelint-plugins';
import type { Tool } from '../tool';
import { neverChecked } from './script-files';

/** Names that exist are literal. Configurations nest; `.stylelintignore` is read in the working directory only. */
export const stylelint: Tool = {
  name: 'stylelint',
  description: 'Checks style sheets with Stylelint.',
  technologies: ['stylelint'],
  homepage: 'https://stylelint.io',
  program: { package: 'stylelint', bin: 'stylelint' },
  supported: '>=16 <18',
  packages: ['stylelint', 'stylelint-*', '@*/stylelint-*', '@stylistic/*', 'postcss', 'postcss-*'],
  files: ['**/*.{css,scss,sass,less}'],
  exclude: neverChecked,
  configFiles: [
    '.stylelintrc',
    '.stylelintrc.{json,yaml,yml,js,cjs,mjs,ts}',
    'stylelint.config.{js,cjs,mjs,ts}',
    'package.json',
  ],
  // Stylelint applies suppressions of its working directory without being told.
  ignoreFiles: ['.stylelintignore', 'stylelint-suppressions.json'],
  widerFiles: ['.prettierrc', '.prettierrc.*', 'prettier.config.*', '.editorconfig', '.browserslistrc', 'package.json'],
  readsMore({ packages }) {
    const unknown = packages.find((name) => !Object.hasOwn(fileStylelintPackages, name));
    return unknown === undefined ? null : { reason: `${unknown} may read other files`, reach: 'project' };
  },
  looksAbove: true,
  hasPersonalConfig: true,
  needsConfig: 'near',
  scope: 'file',
  stage: 'fast',
  timeout: '2m',
  securityLevel: 'low',
  cwd: 'workspace',
  deterministic: true,
  detect: {
    packages: ['stylelint'],
    files: ['.stylelintrc', '.stylelintrc.*', 'stylelint.config.*'],
    packageJsonKey: 'stylelint',
  },
  check: ({ files, args }) => ({ args: ['--formatter', 'json', ...args, ...files] }),
  // Not last: newer versions take a word after `--fix` for its mode.
  fix: ({ files, args }) => ({ args: ['--fix', '--formatter', 'json', ...args, ...files] }),
  parse: parseStylelint,
};
