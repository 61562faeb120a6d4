import type { DirectedGraph } from 'graphology';

/**
 * A cycle of a directed graph as its path, first node repeated at the end: `a, b, a`. `null` where there is none.
 * Which one is found depends only on the order in which nodes and edges were given: the first by depth-first search.
 */
export function findCycle(
  nodes: Iterable<string>,
  edges: Iterable<readonly [from: string, to: string]>,
): readonly string[] | null {
  const pairs = [...edges];
  if (pairs.length === 0) return null;
  // Loaded with the first edge: this is asked with every command of Nx.
  const { DirectedGraph }: typeof import('graphology') = require('graphology');
  const graph = new DirectedGraph();
  for (const node of nodes) graph.mergeNode(node);
  for (const [from, to] of pairs) graph.mergeEdge(from, to);
  return cyclePath(graph);
}

/** Depth first without recursion: a chain of a hundred thousand nodes must not overflow the stack. */
function cyclePath(graph: DirectedGraph): readonly string[] | null {
  const done = new Set<string>();
  for (const root of graph.nodes()) {
    const path: string[] = [];
    const onPath = new Map<string, number>();
    const waiting: { readonly node: string; readonly depth: number }[] = [{ node: root, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      for (const left of path.splice(next.depth)) {
        onPath.delete(left);
        done.add(left);
      }
      const start = onPath.get(next.node);
      if (start !== undefined) return [...path.slice(start), next.node];
      if (done.has(next.node)) continue;
      onPath.set(next.node, path.length);
      path.push(next.node);
      // Reversed, so that the neighbour that was given first is looked at first.
      for (const node of graph.outNeighbors(next.node).reverse()) waiting.push({ node, depth: path.length });
    }
    for (const node of path) done.add(node);
  }
  return null;
}
