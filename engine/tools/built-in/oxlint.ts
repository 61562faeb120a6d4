import { parseOxlint } from '../parsers/oxlint';
import type { Tool } from '../tool';
import { neverChecked, scriptFiles } from './script-files';

/** What makes Oxlint look at other files, in arguments or configuration; a rule's own options cannot be told from it. */
const readers =
  /^--(?:import-plugin|type-aware|type-check)\b|["'](?:import|typeAware|typeCheck|jsPlugins)["']|\b(?:typeAware|typeCheck|jsPlugins)\b/;

/** Names are literal. */
export const oxlint: Tool = {
  name: 'oxlint',
  description: 'Checks JavaScript and TypeScript with Oxlint.',
  technologies: ['oxlint'],
  homepage: 'https://oxc.rs/docs/guide/usage/linter',
  program: { package: 'oxlint', bin: 'oxlint' },
  // Before 1.8 a configuration that could not be read was passed over, and the check was green.
  supported: '>=1.8 <2',
  packages: ['oxlint', 'oxlint-*', '@*/oxlint-*'],
  files: scriptFiles,
  exclude: neverChecked,
  configFiles: ['.oxlintrc.{json,jsonc}', 'oxlint.config.{ts,mts}'],
  ignoreFiles: ['.oxlintignore', '.eslintignore', '.gitignore'],
  widerFiles: ['tsconfig.json', 'tsconfig.*.json', 'package.json'],
  readsMore({ args, texts }) {
    const found = [...args, ...texts].flatMap((text) => readers.exec(text)?.[0] ?? []);
    return found[0] === undefined ? null : { reason: `${found[0]} makes Oxlint read other files`, reach: 'project' };
  },
  looksAbove: true,
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
