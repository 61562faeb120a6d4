import type { NxCreateNodes } from './nx-types';

export type { HookgraphOptions } from './nx-types';

/** Name under which Nx lists the plugin. */
export const name = 'hookgraph';

/**
 * Infers a task for each quality hook of hookgraph.json in each project. The entry stays light, since Nx loads it for
 * every command: what does the work is loaded with the first call.
 */
export const createNodes: NxCreateNodes = [
  // The files that decide which tasks there are: manifests of projects, configuration of hookgraph and of the tools.
  '**/{project.json,package.json,hookgraph.json}',
  (files, options, context) => {
    const { createHookNodes } = require('./create-nodes') as typeof import('./create-nodes');
    return createHookNodes(files, options, context);
  },
];

/** The name that Nx 22 calls. */
export const createNodesV2 = createNodes;
