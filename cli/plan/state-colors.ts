import type { ForecastState } from './run-plan';

/** Light fills with dark lines: readable with black text on them. */
export const stateColors: Readonly<Record<ForecastState, { readonly fill: string; readonly line: string }>> = {
  'replay-green': { fill: '#dafbe1', line: '#1a7f37' },
  'replay-red': { fill: '#ffebe9', line: '#cf222e' },
  check: { fill: '#ddf4ff', line: '#0969da' },
  skip: { fill: '#f6f8fa', line: '#8c959f' },
  blocked: { fill: '#fff8c5', line: '#9a6700' },
  broken: { fill: '#ffebe9', line: '#82071e' },
  other: { fill: '#ffffff', line: '#8c959f' },
};
