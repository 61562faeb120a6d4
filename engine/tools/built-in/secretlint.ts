import { literalGlob } from '../literal-glob';
import { parseSecretlint } from '../parsers/secretlint';
import type { Tool } from '../tool';
import { neverChecked } from './script-files';

/** Reads its configuration and ignore file in the working directory only; knows globs only before version 11.6. */
export const secretlint: Tool = {
  name: 'secretlint',
  description: 'Looks for passwords, tokens and keys that were left in files.',
  technologies: ['secretlint'],
  homepage: 'https://github.com/secretlint/secretlint',
  program: { package: 'secretlint', bin: 'secretlint' },
  supported: '>=9 <12',
  packages: ['secretlint', '@secretlint/*', 'secretlint-*', '@*/secretlint-*'],
  files: ['**/*'],
  exclude: [...neverChecked, '**/*.{png,jpg,jpeg,gif,webp,ico,woff,woff2,ttf,pdf,zip,gz}'],
  configFiles: ['.secretlintrc', '.secretlintrc.{json,yaml,yml,js,cjs,mjs}', 'package.json'],
  ignoreFiles: ['.secretlintignore', '.gitignore'],
  needsConfig: 'near',
  scope: 'file',
  stage: 'fast',
  timeout: '2m',
  securityLevel: 'critical',
  cwd: 'workspace',
  deterministic: true,
  detect: { packages: ['secretlint'], files: ['.secretlintrc', '.secretlintrc.*'], packageJsonKey: 'secretlint' },
  outputIsSecret: true,
  check: ({ files, args }) => ({
    // After the user's: no argument may switch the masking off.
    args: ['--no-color', ...args, '--format', 'checkstyle', '--maskSecrets', ...files.map(literalGlob)],
  }),
  parse: parseSecretlint,
};
