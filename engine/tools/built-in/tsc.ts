import { parseTsc } from '../parsers/tsc';
import type { CheckCommand, Tool } from '../tool';
import { hasReferences, tsconfigsToCheck } from '../tsconfigs-to-check';

/**
 * What keeps tsc from writing: `--noEmit` alone still writes build information for composite and incremental
 * projects, and contradicts `emitDeclarationOnly`. `tsc -b --noEmit` writes too, and refuses references (TS6310).
 */
const readOnly = [
  ['--noEmit'],
  ['--composite', 'false'],
  ['--incremental', 'false'],
  ['--tsBuildInfoFile', 'null'],
  ['--emitDeclarationOnly', 'false'],
  ['--declarationMap', 'false'],
].flat();

/** A solution-style tsconfig.json (`"files": []` and references) checks nothing by itself: each reference is checked. */
export const tsc: Tool = {
  name: 'tsc',
  description: 'Checks the types of a project with the TypeScript compiler.',
  technologies: ['typescript'],
  homepage: 'https://www.typescriptlang.org',
  program: { package: 'typescript', bin: 'tsc' },
  supported: '>=5.0 <8',
  packages: 'all',
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,json}'],
  exclude: ['**/node_modules/**'],
  configFiles: ['tsconfig.json', 'tsconfig.*.json', 'package.json'],
  ignoreFiles: [],
  needsConfig: 'project',
  scope: 'project',
  stage: 'comprehensive',
  timeout: '5m',
  securityLevel: 'high',
  cwd: 'project',
  deterministic: true,
  detect: { packages: ['typescript'], files: ['tsconfig.json', 'tsconfig.base.json'] },
  readsConfigs: true,
  readsBuilt: hasReferences,
  appliesTo: (configs) => tsconfigsToCheck(configs).length > 0,
  check({ args, configs }) {
    const found = tsconfigsToCheck(configs ?? new Map());
    // Where nothing was found tsc says so itself: it counts the files that it checked.
    const [first = 'tsconfig.json', ...others] = found;
    const command = (config: string): CheckCommand => ({
      args: ['-p', config, ...readOnly, '--pretty', 'false', '--diagnostics', ...args],
    });
    return others.length === 0 ? command(first) : { ...command(first), also: others.map(command) };
  },
  parse: parseTsc,
};
