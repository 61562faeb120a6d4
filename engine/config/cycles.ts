import { findCycle } from '../graph/find-cycle';

/** What each hook waits for in its own project. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

/** Cycles until none is left, each found after the edge that closed the one before was taken out; a path ends where it began. */
export function findCycles(dependencies: Dependencies): readonly (readonly string[])[] {
  const nodes = [...dependencies.keys()];
  let edges = nodes.flatMap((from) => (dependencies.get(from) ?? []).map((to): [string, string] => [from, to]));
  const cycles: (readonly string[])[] = [];
  for (let cycle = findCycle(nodes, edges); cycle; cycle = findCycle(nodes, edges)) {
    cycles.push(cycle);
    const [from, to] = cycle.slice(-2);
    edges = edges.filter((edge) => edge[0] !== from || edge[1] !== to);
  }
  return cycles;
}
