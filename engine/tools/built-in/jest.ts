import { parseTestRunner } from '../parsers/test-runner';
import type { Tool } from '../tool';

/** `--ci` keeps Jest from writing new snapshots. */
export const jestTool: Tool = {
  name: 'jest',
  description: 'Runs the tests of a project with Jest.',
  technologies: ['jest'],
  homepage: 'https://jestjs.io',
  program: { package: 'jest', bin: 'jest' },
  supported: '>=29 <31',
  packages: 'all',
  files: ['**/*'],
  exclude: ['**/node_modules/**', '**/dist/**', '**/coverage/**'],
  configFiles: [
    'jest.config.{js,cjs,mjs,ts,cts,mts,json}',
    'jest.preset.{js,cjs,mjs,ts}',
    'babel.config.{js,cjs,mjs,json}',
    '.babelrc',
    '.swcrc',
    'package.json',
  ],
  ignoreFiles: [],
  // Read by what compiles the sources: ts-jest, Babel, SWC.
  widerFiles: [
    'tsconfig.json',
    'tsconfig.*.json',
    'babel.config.*',
    '.babelrc',
    '.babelrc.*',
    '.swcrc',
    '.browserslistrc',
    'package.json',
  ],
  needsConfig: 'project',
  scope: 'project',
  stage: 'comprehensive',
  timeout: '10m',
  securityLevel: 'high',
  cwd: 'project',
  deterministic: false,
  hasWorkers: true,
  detect: {
    packages: ['jest'],
    files: ['jest.config.*', 'jest.preset.*'],
    packageJsonKey: 'jest',
    withoutConfig: true,
  },
  check: ({ args, workers }) => ({
    args: ['--ci', '--json', '--passWithNoTests', `--maxWorkers=${workers}`, ...args],
  }),
  parse: parseTestRunner,
};
