import type { StrategyDefinition } from '../engine/run/strategy-module';
import { configGlob } from './config-glob';
import type { NxCreateNodes, NxPostTasksExecution, NxPreTasksExecution } from './nx-types';

export type { StrategyContext, StrategyDefinition, StrategyHook } from '../engine/run/strategy-module';
export type { HookgraphOptions } from './nx-types';

/** Name under which Nx lists the plugin. */
export const name = 'hookgraph';

/**
 * Infers a task for each quality hook of hookgraph.json in each project. The entry stays light, since Nx loads it for
 * every command: what does the work is loaded with the first call.
 */
export const createNodes: NxCreateNodes = [
  // The files that decide which tasks there are: manifests of projects, configuration of hookgraph and of the tools.
  configGlob,
  async (files, _options, context) => {
    const { rememberedNodes } = await import('./remembered-nodes');
    return rememberedNodes(files, context, process.env);
  },
];

/** The name that Nx 22 calls. */
export const createNodesV2 = createNodes;

/** Tells Nx, before it hashes anything, what a run depends on besides files. */
export const preTasksExecution: NxPreTasksExecution = async (_options, context) => {
  const { setRunContext } = await import('./pre-tasks');
  await setRunContext(context);
  // Nobody waits for this process while tasks run; at the end of the run somebody does.
  setImmediate(() => void import('./post-tasks').catch(() => undefined));
};

/** Reports what the run found, and makes it red where Nx would not. */
export const postTasksExecution: NxPostTasksExecution = async (_options, context) => {
  const { reportRun } = await import('./post-tasks');
  await reportRun(context);
};

/** Gives the module of a strategy its types: `export default defineStrategy({ shouldRunHook(hook) { ... } })`. */
export function defineStrategy(definition: StrategyDefinition): StrategyDefinition {
  return definition;
}
