import { literalGlob } from '../literal-glob';
import { parseMarkdownlint } from '../parsers/markdownlint';
import type { Tool } from '../tool';
import { neverChecked } from './script-files';

/** Knows globs only; its literal `:name` would override the configured `ignores`. `--no-globs` drops configured globs. */
export const markdownlintCli2: Tool = {
  name: 'markdownlint-cli2',
  description: 'Checks Markdown with markdownlint.',
  technologies: ['markdown'],
  homepage: 'https://github.com/DavidAnson/markdownlint-cli2',
  program: { package: 'markdownlint-cli2', bin: 'markdownlint-cli2' },
  supported: '>=0.18 <0.23',
  packages: ['markdownlint-cli2', 'markdownlint', 'markdownlint-*', '@*/markdownlint-*', 'markdown-it-*'],
  files: ['**/*.{md,markdown}'],
  exclude: neverChecked,
  configFiles: [
    '.markdownlint-cli2.{jsonc,yaml,cjs,mjs}',
    '.markdownlint.{jsonc,json,yaml,yml,cjs,mjs}',
    'package.json',
  ],
  ignoreFiles: ['.gitignore'],
  readsMore: ({ texts }) =>
    texts.some((text) => text.includes('customRules'))
      ? { reason: 'customRules may look at what links lead to', reach: 'workspace' }
      : null,
  needsConfig: 'anywhere',
  scope: 'file',
  stage: 'fast',
  timeout: '2m',
  securityLevel: 'low',
  cwd: 'workspace',
  deterministic: true,
  detect: {
    packages: ['markdownlint-cli2'],
    files: ['.markdownlint-cli2.*', '.markdownlint.*'],
    packageJsonKey: 'markdownlint-cli2',
    withoutConfig: true,
  },
  check: ({ files, args }) => ({ args: ['--no-globs', ...args, ...files.map(literalGlob)] }),
  fix: ({ files, args }) => ({ args: ['--fix', '--no-globs', ...args, ...files.map(literalGlob)] }),
  parse: parseMarkdownlint,
};
