import type { ForecastState } from './run-plan';

type Colors = Readonly<Record<ForecastState, { readonly fill: string; readonly line: string }>>;

/** Light fills with dark lines: readable with black text on them. */
export const stateColors: Colors = {
  'replay-green': { fill: '#dafbe1', line: '#1a7f37' },
  'replay-red': { fill: '#ffebe9', line: '#cf222e' },
  check: { fill: '#ddf4ff', line: '#0969da' },
  skip: { fill: '#f6f8fa', line: '#8c959f' },
  blocked: { fill: '#fff8c5', line: '#9a6700' },
  broken: { fill: '#ffebe9', line: '#82071e' },
  other: { fill: '#ffffff', line: '#8c959f' },
};

/** Dark fills with light lines, for light text on a dark ground. */
export const darkStateColors: Colors = {
  'replay-green': { fill: '#10302a', line: '#5bd6a0' },
  'replay-red': { fill: '#3a1822', line: '#ff7387' },
  check: { fill: '#14283f', line: '#74b8ff' },
  skip: { fill: '#1f2530', line: '#5d677b' },
  blocked: { fill: '#332712', line: '#f2b661' },
  broken: { fill: '#3a1822', line: '#ffb3bf' },
  other: { fill: '#151a24', line: '#99a3b8' },
};
