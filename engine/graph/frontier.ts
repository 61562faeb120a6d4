import { DirectedGraph } from 'graphology';
import { topologicalSort } from 'graphology-dag';
import type { TaskId } from '../hooks/brand';

export interface TaskEdges {
  readonly id: TaskId;
  /** Ids that are no task of this run are left out: whoever handed the tasks over has dealt with them. */
  readonly dependsOn: readonly TaskId[];
}

/** The tasks of a run as a directed acyclic graph, and how far the run has come in it. */
export interface Frontier {
  /** Tasks that have become ready since the last call: all that they depend on has settled. Each is given once. */
  takeReady(): readonly TaskId[];
  settle(task: TaskId): void;
  dependencies(task: TaskId): readonly TaskId[];
}

/**
 * Costs O(tasks + edges) over a whole run.
 * @throws when the tasks form a cycle; the task runner refuses those before it hands them over.
 */
export function createFrontier(tasks: readonly TaskEdges[]): Frontier {
  const graph = new DirectedGraph();
  for (const { id } of tasks) graph.mergeNode(id);
  for (const { id, dependsOn } of tasks) {
    for (const dependency of dependsOn) if (graph.hasNode(dependency)) graph.mergeDirectedEdge(dependency, id);
  }
  const order = topologicalSort(graph) as TaskId[];
  const open = new Map(order.map((id) => [id, graph.inDegree(id)]));
  let ready = order.filter((id) => open.get(id) === 0);
  return {
    takeReady() {
      const taken = ready;
      ready = [];
      return taken;
    },
    settle(task) {
      for (const dependent of graph.outNeighbors(task) as TaskId[]) {
        const left = (open.get(dependent) ?? 0) - 1;
        open.set(dependent, left);
        if (left === 0) ready.push(dependent);
      }
    },
    dependencies: (task) => graph.inNeighbors(task) as TaskId[],
  };
}
