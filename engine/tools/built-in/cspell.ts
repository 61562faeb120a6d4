import { parseCspell } from '../parsers/cspell';
import type { Tool } from '../tool';
import { neverChecked } from './script-files';

/** The list on standard input is literal, one name a line: a name with a newline in it ends as "could not check". */
export const cspell: Tool = {
  name: 'cspell',
  description: 'Checks the spelling of code and documents.',
  technologies: ['cspell'],
  homepage: 'https://cspell.org',
  program: { package: 'cspell', bin: 'cspell' },
  supported: '>=8 <10',
  packages: ['cspell', '@cspell/*', 'cspell-*', '@*/cspell-*'],
  files: ['**/*.{md,mdx,txt,js,jsx,mjs,cjs,ts,tsx,mts,cts,html,css,scss}'],
  exclude: neverChecked,
  configFiles: [
    '{.cspell,cspell,.cSpell,cSpell}.{json,jsonc,yaml,yml}',
    'cspell.config.{json,jsonc,yaml,yml,toml,js,cjs,mjs,ts,cts,mts}',
    '.config/{.cspell,cspell}.{json,jsonc,yaml,yml}',
    '.config/cspell.config.{json,jsonc,yaml,yml,toml,js,cjs,mjs,ts,cts,mts}',
    '.vscode/{cspell,.cspell}.json',
    'package.json',
  ],
  ignoreFiles: ['.gitignore'],
  looksAbove: true,
  needsConfig: 'anywhere',
  scope: 'file',
  stage: 'fast',
  timeout: '2m',
  securityLevel: 'low',
  cwd: 'workspace',
  deterministic: true,
  hasPersonalConfig: true,
  detect: {
    packages: ['cspell'],
    files: ['cspell.json', '.cspell.json', 'cspell.config.*', 'cspell.yaml'],
    packageJsonKey: 'cspell',
    withoutConfig: true,
  },
  check: ({ files, args }) => ({
    args: ['lint', '--no-progress', '--no-color', '--file-list', 'stdin', ...args],
    stdin: `${files.join('\n')}\n`,
  }),
  parse: parseCspell,
};
