import { parseBiome } from '../parsers/biome';
import type { Tool } from '../tool';
import { neverChecked } from './script-files';

/**
 * Rules that look at other files, and what switches on rules that this list does not name: domains, groups, everything.
 * https://biomejs.dev/linter/domains/#project
 */
const readers =
  /"(?:no(?:ImportCycles|PrivateImports|UndeclaredDependencies|UnresolvedImports|DeprecatedImports|FloatingPromises|MisusedPromises|UnnecessaryConditions)|use(?:ExhaustiveSwitchCases|ArraySortCompare|AwaitThenable|ConsistentEnumValueType)|domains|nursery)"|"all"\s*:\s*true|"(?:a11y|complexity|correctness|performance|security|style|suspicious)"\s*:\s*"/;

/** Names are literal. Version 1 reads the configuration of its working directory only, version 2 nested ones too. */
export const biome: Tool = {
  name: 'biome',
  description: 'Checks formatting, lint rules and import order with Biome.',
  technologies: ['biome'],
  homepage: 'https://biomejs.dev',
  program: { package: '@biomejs/biome', bin: 'biome' },
  supported: '>=1.9 <3',
  packages: ['@biomejs/biome'],
  files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,json,jsonc,css,graphql,html}'],
  exclude: neverChecked,
  configFiles: ['biome.{json,jsonc}', '.biome.{json,jsonc}', '.editorconfig'],
  ignoreFiles: ['.gitignore', '.ignore'],
  widerFiles: ['tsconfig.json', 'tsconfig.*.json', 'package.json'],
  // Which frameworks a project uses switches rules on.
  manifestFields: ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'],
  readsMore({ texts }) {
    const found = texts.flatMap((text) => readers.exec(text)?.[0] ?? []);
    return found[0] === undefined
      ? null
      : { reason: `${found[0]} may switch on rules that read other files`, reach: 'project' };
  },
  looksAbove: true,
  needsConfig: 'near',
  scope: 'file',
  stage: 'fast',
  timeout: '2m',
  securityLevel: 'medium',
  cwd: 'project',
  deterministic: true,
  hasPersonalConfig: true,
  detect: { packages: ['@biomejs/biome'], files: ['biome.json', 'biome.jsonc'] },
  check: ({ files, args }) => ({
    args: [
      'check',
      '--reporter=json',
      '--max-diagnostics=none',
      '--colors=off',
      '--no-errors-on-unmatched',
      ...args,
      ...files,
    ],
  }),
  fix: ({ files, args }) => ({
    args: ['check', '--write', '--colors=off', '--no-errors-on-unmatched', ...args, ...files],
  }),
  parse: parseBiome,
};
