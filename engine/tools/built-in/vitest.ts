import { parseTestRunner } from '../parsers/test-runner';
import type { Tool } from '../tool';

/** Vitest writes new snapshots unless it believes to be on a CI server. */
export const vitest: Tool = {
  name: 'vitest',
  description: 'Runs the tests of a project with Vitest.',
  technologies: ['vitest'],
  homepage: 'https://vitest.dev',
  program: { package: 'vitest', bin: 'vitest' },
  supported: '>=3 <5',
  packages: 'all',
  files: ['**/*'],
  exclude: ['**/node_modules/**', '**/dist/**', '**/coverage/**'],
  configFiles: [
    'vitest.config.{js,mjs,cjs,ts,mts,cts}',
    'vite.config.{js,mjs,cjs,ts,mts,cts}',
    'vitest.workspace.{js,mjs,cjs,ts,mts,cts,json}',
    'package.json',
  ],
  ignoreFiles: [],
  // Read by Vite and its plugins.
  widerFiles: [
    'tsconfig.json',
    'tsconfig.*.json',
    'postcss.config.*',
    '.postcssrc',
    '.postcssrc.*',
    'tailwind.config.*',
    'svelte.config.*',
    '.env',
    '.env.*',
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
  detect: { packages: ['vitest'], files: ['vitest.config.*', 'vitest.workspace.*'], withoutConfig: true },
  check: ({ args, workers }) => ({
    args: ['run', '--reporter=json', '--passWithNoTests', `--maxWorkers=${workers}`, ...args],
    env: { CI: 'true' },
  }),
  parse: parseTestRunner,
};
