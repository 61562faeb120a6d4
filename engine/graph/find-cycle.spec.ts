import fc from 'fast-check';
import { findCycle } from './find-cycle';

describe('findCycle', () => {
  test('gives null for a graph without a cycle, diamonds included', () => {
    expect(findCycle(['a', 'b', 'c', 'd'], [['a', 'b'], ['a', 'c'], ['b', 'd'], ['c', 'd']])).toBeNull(); // prettier-ignore
  });

  test('gives the path with the first node repeated, without what only leads there', () => {
    expect(findCycle(['x', 'a', 'b', 'c'], [['x', 'a'], ['a', 'b'], ['b', 'c'], ['c', 'a']])).toEqual(['a', 'b', 'c', 'a']); // prettier-ignore
  });

  test('finds a node that waits for itself', () => {
    expect(findCycle(['a'], [['a', 'a']])).toEqual(['a', 'a']);
  });

  test('walks a chain of a hundred thousand nodes', () => {
    const nodes = Array.from({ length: 100_000 }, (_, i) => `n${i}`);
    const edges = nodes.map((node, i): [string, string] => [node, nodes[i + 1] ?? 'n0']);
    expect(findCycle(nodes, edges)).toHaveLength(100_001);
  });

  test('every path it gives is made of edges, and without one an order exists', () => {
    const node = fc.integer({ min: 0, max: 7 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 14 }), (edges) => {
        const nodes = [...new Set(edges.flat())];
        const cycle = findCycle(nodes, edges);
        if (!cycle) return expect(canBeOrdered(nodes, edges)).toBe(true);
        expect(cycle.at(-1)).toBe(cycle[0]);
        expect(new Set(cycle).size).toBe(cycle.length - 1);
        const known = new Set(edges.map((edge) => edge.join()));
        for (let i = 1; i < cycle.length; i++) expect(known).toContain(`${cycle[i - 1]},${cycle[i]}`);
      }),
    );
  });
});

/** Takes away nodes that wait for nothing until none is left. */
function canBeOrdered(nodes: readonly string[], edges: readonly (readonly [string, string])[]): boolean {
  if (nodes.length === 0) return true;
  const free = nodes.filter((node) => !edges.some(([from, to]) => from === node && nodes.includes(to)));
  const left = nodes.filter((node) => !free.includes(node));
  return free.length > 0 && canBeOrdered(left, edges);
}
