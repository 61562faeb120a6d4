import { parseKnip } from '../parsers/knip';
import type { Tool } from '../tool';
import { neverChecked } from './script-files';

/** Looks at the whole workspace at once. */
export const knip: Tool = {
  name: 'knip',
  description: 'Finds unused files, exports and dependencies.',
  technologies: ['knip'],
  homepage: 'https://knip.dev',
  program: { package: 'knip', bin: 'knip' },
  supported: '>=5 <7',
  packages: 'all',
  files: ['**/*'],
  exclude: neverChecked,
  configFiles: ['knip.{json,jsonc,js,ts}', '.knip.{json,jsonc}', 'knip.config.{js,ts}', 'package.json'],
  ignoreFiles: ['.gitignore'],
  needsConfig: 'anywhere',
  scope: 'workspace',
  stage: 'comprehensive',
  timeout: '5m',
  securityLevel: 'medium',
  cwd: 'workspace',
  deterministic: true,
  detect: {
    packages: ['knip'],
    files: ['knip.{json,jsonc,js,ts}', '.knip.{json,jsonc}', 'knip.config.{js,ts}'],
    packageJsonKey: 'knip',
    withoutConfig: true,
  },
  check: ({ args }) => ({ args: ['--reporter', 'json', '--no-progress', ...args] }),
  parse: parseKnip,
};
