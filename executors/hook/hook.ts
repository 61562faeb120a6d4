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
  const run = isFix ? fixHooks : runHooks;
  for await (const { isBlocking, text } of run([{ task, options, dependsOn: [] }], context)) {
    process.stdout.write(`${text}\n`);
    success = !isBlocking;
  }
  return { success };
}
