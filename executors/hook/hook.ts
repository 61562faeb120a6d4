import type { HookExecutorContext, HookOptions } from './executor-context';
import { fixHooks } from './fix-hooks-lazily';
import { runHooks } from './run-hooks';

/** Runs one hook on one project: what Nx calls with batches switched off. */
export default async function hook(options: HookOptions, context: HookExecutorContext): Promise<{ success: boolean }> {
  const project = context.projectName ?? '';
  const isFix = options.fix === true;
  const target = context.targetName ?? `${isFix ? 'quality-fix' : 'quality'}--${options.hook}`;
  const task = { id: `${project}:${target}`, target: { project, target } };
  let success = false;
  const handed = [{ task, options, dependsOn: [] }];
  const mode = { isBatch: false };
  const run = isFix ? fixHooks(handed, context, mode) : runHooks(handed, context, mode);
  for await (const { isBlocking, text } of run) {
    process.stdout.write(`${text}\n`);
    success = !isBlocking;
  }
  return { success };
}
