import { parseOxlint } from '../parsers/oxlint';
import type { Tool } from '../tool';
import { neverChecked, scriptFiles } from './script-files';

/** Names are literal. With `--import-plugin` or `--type-aware` a verdict depends on other files: widen the scope. */
export const oxlint: Tool = {
  name: 'oxlint',
  description: 'Checks JavaScript and TypeScript with Oxlint.',
  technologies: ['oxlint'],
  homepage: 'https://oxc.rs/docs/guide/usage/linter',
  program: { package: 'oxlint', bin: 'oxlint' },
  supported: '>=1.0 <2',
  packages: ['oxlint', 'oxlint-*', '@*/oxlint-*'],
  files: scriptFiles,
  exclude: neverChecked,
  configFiles: ['.oxlintrc.{json,jsonc}', 'oxlint.config.{ts,mts}'],
  ignoreFiles: ['.oxlintignore', '.eslintignore', '.gitignore'],
  needsConfig: 'anywhere',
  scope: 'file',
  stage: 'fast',
  timeout: '2m',
  securityLevel: 'medium',
  cwd: 'workspace',
  deterministic: true,
  hasWorkers: true,
  detect: { packages: ['oxlint'], files: ['.oxlintrc.json', '.oxlintrc.jsonc', 'oxlint.config.ts'] },
  check: ({ files, args, workers }) => ({
    args: ['--format', 'json', '--threads', `${workers}`, ...args, ...files],
  }),
  fix: ({ files, args, workers }) => ({
    args: ['--fix', '--format', 'json', '--threads', `${workers}`, ...args, ...files],
  }),
  parse: parseOxlint,
};
