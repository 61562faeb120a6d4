import type { Strategy } from '../hooks/strategy';
import { securityLevels } from '../hooks/hook';

/** What a strategy is where nothing is said. */
export const plainStrategy: Omit<Strategy, 'name'> = {
  description: '',
  stages: ['fast', 'comprehensive'],
  include: [],
  exclude: [],
  order: 'declared',
  concurrency: null,
  failFast: 'never',
  waves: false,
  liveOutput: false,
  timeout: null,
  timeoutScale: 1,
  blocks: securityLevels,
  module: null,
};

/** The strategies that every workspace has; hookgraph.json may replace single fields of them. */
export const builtInStrategies: readonly Strategy[] = [
  {
    ...plainStrategy,
    name: 'fast',
    description: 'Hooks of stage fast, for every save and commit.',
    stages: ['fast'],
  },
  { ...plainStrategy, name: 'comprehensive', description: 'Every hook that is not manual.' },
  {
    ...plainStrategy,
    name: 'dependency-aware',
    description: 'Every hook that is not manual, in waves: once a wave is red, later ones are skipped.',
    waves: true,
  },
  {
    ...plainStrategy,
    name: 'parallel',
    description: 'Every hook that is not manual, the longest first, on all slots.',
    order: 'longest-first',
  },
  {
    ...plainStrategy,
    name: 'sequential',
    description: 'Every hook that is not manual, one at a time with live output, for debugging.',
    concurrency: 1,
    liveOutput: true,
  },
];
