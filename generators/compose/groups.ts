/** Tools that do the same kind of work, in the order in which their hooks are worth running. */
export interface ToolGroup {
  readonly name: string;
  /** What hookgraph.json says above their hooks. */
  readonly comment: string;
  readonly tools: readonly string[];
  /** Groups to wait for: the first that has a hook. */
  readonly after: readonly string[];
}

export const toolGroups: readonly ToolGroup[] = [
  {
    name: 'formatters',
    comment: 'Formatting first: it is the quickest to mend.',
    tools: ['prettier', 'biome'],
    after: [],
  },
  {
    name: 'linters',
    comment: 'Linters wait for the formatting, so that nothing is reported that formatting mends.',
    tools: ['eslint', 'oxlint'],
    after: ['formatters'],
  },
  {
    name: 'text',
    comment: 'Style sheets and documents.',
    tools: ['stylelint', 'markdownlint-cli2'],
    after: ['formatters'],
  },
  {
    name: 'types',
    comment: 'Types, in each project that has a tsconfig.json.',
    tools: ['tsc'],
    after: ['linters', 'formatters'],
  },
  {
    name: 'tests',
    comment: 'Tests come last: they take the longest.',
    tools: ['vitest', 'jest'],
    after: ['types', 'linters', 'formatters'],
  },
  {
    name: 'independent',
    comment: 'These wait for nothing: what they find matters whatever else is wrong.',
    tools: ['secretlint', 'cspell', 'knip'],
    after: [],
  },
];
