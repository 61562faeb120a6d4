import type { HookExecutorContext, HookOptions } from './executor-context';
import { runHooks } from './run-hooks';

/** Runs one hook on one project: what Nx calls with batches switched off. */
export default async function hook(options: HookOptions, context: HookExecutorContext): Promise<{ success: boolean }> {
  const project = context.projectName ?? '';
  const target = context.targetName ?? `quality--${options.hook}`;
  const task = { id: `${project}:${target}`, target: { project, target } };
  let success = false;
  for await (const { isBlocking, text } of runHooks([{ task, options, dependsOn: [] }], context)) {
    process.stdout.write(`${text}\n`);
    success = !isBlocking;
  }
  return { success };
}
