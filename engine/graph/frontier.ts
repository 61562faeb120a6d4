import { DirectedGraph } from 'graphology';
import { topologicalGenerations } from 'graphology-dag';
import type { TaskId } from '../hooks/brand';

export interface TaskEdges {
  readonly id: TaskId;
  /** Ids that are no task of this run are left out: whoever handed the tasks over has dealt with them. */
  readonly dependsOn: readonly TaskId[];
}

/** The tasks of a run as a directed acyclic graph, and how far the run has come in it. */
export interface Frontier {
  /** Tasks that have become ready since the last call. Each is given once. */
  takeReady(): readonly TaskId[];
  settle(task: TaskId): void;
  dependencies(task: TaskId): readonly TaskId[];
  /** Number of the task's wave: 0 where it depends on nothing, else one more than the latest wave it depends on. */
  wave(task: TaskId): number;
}

/**
 * Costs O(tasks + edges) over a whole run.
 * @param waves true: a task is ready when all earlier waves have settled; false: when all that it depends on has
 * @throws when the tasks form a cycle; the task runner refuses those before it hands them over.
 */
export function createFrontier(tasks: readonly TaskEdges[], { waves }: { readonly waves: boolean }): Frontier {
  const graph = new DirectedGraph();
  for (const { id } of tasks) graph.mergeNode(id);
  for (const { id, dependsOn } of tasks) {
    for (const dependency of dependsOn) if (graph.hasNode(dependency)) graph.mergeDirectedEdge(dependency, id);
  }
  const generations = topologicalGenerations(graph) as TaskId[][];
  const waveOf = new Map(generations.flatMap((generation, index) => generation.map((id) => [id, index] as const)));
  const front = waves ? waveFront(generations) : edgeFront(graph, generations[0] ?? []);
  return {
    ...front,
    dependencies: (task) => graph.inNeighbors(task) as TaskId[],
    wave: (task) => waveOf.get(task) ?? 0,
  };
}

type Front = Pick<Frontier, 'takeReady' | 'settle'>;

function edgeFront(graph: DirectedGraph, first: readonly TaskId[]): Front {
  const open = new Map<TaskId, number>();
  let ready = [...first];
  return {
    takeReady() {
      const taken = ready;
      ready = [];
      return taken;
    },
    settle(task) {
      for (const dependent of graph.outNeighbors(task) as TaskId[]) {
        const left = (open.get(dependent) ?? graph.inDegree(dependent)) - 1;
        open.set(dependent, left);
        if (left === 0) ready.push(dependent);
      }
    },
  };
}

function waveFront(generations: readonly (readonly TaskId[])[]): Front {
  let next = 0;
  let open = 0;
  return {
    takeReady() {
      if (open > 0) return [];
      const taken = generations[next++] ?? [];
      open = taken.length;
      return taken;
    },
    settle() {
      open--;
    },
  };
}
