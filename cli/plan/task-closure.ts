import { asObject } from '../../engine/hooks/json';
import type { NxGraphTarget, NxProjectGraph } from '../nx-graph';

/** A task that Nx would make, and what it waits for. */
export interface GraphTask {
  readonly id: string;
  readonly project: string;
  readonly target: string;
  /** The hook that it runs; `null`: a task of another kind. */
  readonly hook: string | null;
  /** Ids, sorted. */
  readonly dependsOn: readonly string[];
}

export interface TargetOf {
  readonly project: string;
  readonly target: string;
}

/** The given tasks and all that they wait for, as Nx follows `dependsOn`. Aggregators are followed but not given. */
export function taskClosure(graph: NxProjectGraph, start: readonly TargetOf[]): readonly GraphTask[] {
  const found = new Map<string, GraphTask>();
  const aggregators = new Set<string>();
  const waiting = [...start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { project, target } = next;
    const id = idOf(next);
    const declared = targetOf(graph, next);
    if (declared === null || found.has(id)) continue;
    const before = dependenciesOf(graph, project, declared);
    if (declared.executor === 'nx:noop' && start.includes(next)) aggregators.add(id);
    found.set(id, { id, project, target, hook: hookOf(declared), dependsOn: [...new Set(before.map(idOf))].sort() });
    waiting.push(...before);
  }
  return [...found.values()].filter(({ id }) => !aggregators.has(id));
}

function dependenciesOf(graph: NxProjectGraph, project: string, { dependsOn }: NxGraphTarget): readonly TargetOf[] {
  return (dependsOn ?? []).flatMap((entry) => {
    if (typeof entry === 'string') return fromText(graph, project, entry);
    const { target, dependencies, projects } = { ...asObject(entry) };
    if (typeof target !== 'string') return [];
    if (dependencies === true) return upstream(graph, project, target);
    const named = typeof projects === 'string' ? [projects] : Array.isArray(projects) ? projects : ['self'];
    return named.flatMap((name: unknown) => {
      if (name === 'dependencies') return upstream(graph, project, target);
      return existing(graph, { project: name === 'self' ? project : String(name), target });
    });
  });
}

/** `^build`, `build` or `app:build`. */
function fromText(graph: NxProjectGraph, project: string, entry: string): readonly TargetOf[] {
  if (entry.startsWith('^')) return upstream(graph, project, entry.slice(1));
  const own = existing(graph, { project, target: entry });
  const colon = entry.indexOf(':');
  if (own.length > 0 || colon === -1) return own;
  return existing(graph, { project: entry.slice(0, colon), target: entry.slice(colon + 1) });
}

/** The target of the nearest projects that have it: Nx looks through those that do not. */
function upstream(graph: NxProjectGraph, project: string, target: string): readonly TargetOf[] {
  const seen = new Set<string>([project]);
  const result: TargetOf[] = [];
  const waiting = [project];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const { target: name } of graph.dependencies[from] ?? []) {
      if (seen.has(name)) continue;
      seen.add(name);
      const own = existing(graph, { project: name, target });
      result.push(...own);
      if (own.length === 0) waiting.push(name);
    }
  }
  return result;
}

function existing(graph: NxProjectGraph, task: TargetOf): readonly TargetOf[] {
  return targetOf(graph, task) === null ? [] : [task];
}

function targetOf(graph: NxProjectGraph, { project, target }: TargetOf): NxGraphTarget | null {
  return graph.nodes[project]?.data.targets?.[target] ?? null;
}

function hookOf({ executor, options }: NxGraphTarget): string | null {
  const { hook } = { hook: null, ...asObject(options) };
  return executor === 'hookgraph:hook' && typeof hook === 'string' ? hook : null;
}

function idOf({ project, target }: TargetOf): string {
  return `${project}:${target}`;
}
