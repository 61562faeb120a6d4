/**
 * Name of the task that stands for the configuration itself: it exists only where a problem belongs to no hook, and
 * fails with it, so that a broken configuration is red without keeping unrelated commands from working.
 */
export const configHook = 'config';
