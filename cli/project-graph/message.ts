import type { NxProjectGraph } from '../nx-graph';

/** What the process that makes the graph says at its end. */
export type GraphMessage =
  { readonly kind: 'graph'; readonly graph: NxProjectGraph } | { readonly kind: 'trouble'; readonly detail: string };
