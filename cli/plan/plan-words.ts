import type { ForecastState } from './run-plan';

/** States in words, for counts and legends. */
export const stateWords: Readonly<Record<ForecastState, string>> = {
  'replay-green': 'known green',
  'replay-red': 'known red',
  check: 'to check',
  skip: 'skipped',
  blocked: 'blocked',
  broken: 'misconfigured',
  other: 'not a hook',
};
