import type { HookExecutorContext } from './executor-context';
import type { HookEnd } from './run-hooks';
import type { HandedTask } from './task-requests';

/** Fixes hooks; what does it is loaded with the first call, since checks need none of it. */
export function fixHooks(handed: readonly HandedTask[], context: HookExecutorContext): AsyncGenerator<HookEnd> {
  const { fixHooks: fix } = require('./fix-hooks') as typeof import('./fix-hooks');
  return fix(handed, context);
}
