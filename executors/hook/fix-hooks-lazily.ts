import type { HookExecutorContext } from './executor-context';
import type { HookEnd } from './run-hooks';
import type { HandedTask } from './task-requests';

/** Fixes hooks; what does it is loaded with the first call, since checks need none of it. */
export async function* fixHooks(
  handed: readonly HandedTask[],
  context: HookExecutorContext,
  mode: { readonly isBatch: boolean },
): AsyncGenerator<HookEnd> {
  const { fixHooks: fix } = await import('./fix-hooks');
  yield* fix(handed, context, mode);
}
