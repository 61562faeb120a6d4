/** How a task of a report ended. */
export const taskStates = [
  'passed',
  'failed',
  'timed-out',
  'crashed',
  'misconfigured',
  'skipped',
  'no-result',
] as const;
