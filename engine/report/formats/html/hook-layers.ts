import { compareText } from '../../finding-order';
import type { Report } from '../../report-schema';

export interface HookEdge {
  readonly from: string;
  readonly to: string;
}

export interface HookLayers {
  /** Hooks from left to right: each stands right of all that it waits for. */
  readonly layers: readonly (readonly string[])[];
  readonly edges: readonly HookEdge[];
}

/** The graph of tasks drawn together to the graph of their hooks, laid out by longest paths. */
export function hookLayers(report: Report, hooks: ReadonlySet<string>): HookLayers {
  const hookOf = new Map(report.tasks.map(({ task, hook }) => [task, hook]));
  const before = new Map<string, Set<string>>([...hooks].map((hook) => [hook, new Set()]));
  for (const { hook, dependsOn } of report.tasks) {
    for (const task of dependsOn) {
      const dependency = hookOf.get(task);
      if (dependency !== undefined && dependency !== hook && hooks.has(dependency)) before.get(hook)?.add(dependency);
    }
  }
  const depths = depthsOf(before);
  const layers: string[][] = [];
  for (const hook of [...hooks].sort(compareText)) (layers[depths.get(hook) ?? 0] ??= []).push(hook);
  const edges = [...before].flatMap(([to, froms]) => [...froms].map((from) => ({ from, to })));
  return {
    layers: layers.length === 1 ? inColumns(layers[0] ?? []) : layers,
    edges: edges.sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)),
  };
}

/** Drawn together, tasks without a circle may still give hooks with one: a hook that is being visited counts as a start. */
function depthsOf(before: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const visiting = new Set<string>();
  const depth = (hook: string): number => {
    const known = depths.get(hook);
    if (known !== undefined) return known;
    if (visiting.has(hook)) return -1;
    visiting.add(hook);
    const own = Math.max(-1, ...[...(before.get(hook) ?? [])].map(depth)) + 1;
    visiting.delete(hook);
    depths.set(hook, own);
    return own;
  };
  for (const hook of before.keys()) depth(hook);
  return depths;
}

/** Hooks without any order between them fill a rectangle rather than one long column. */
function inColumns(hooks: readonly string[]): readonly (readonly string[])[] {
  const height = Math.max(1, Math.ceil(Math.sqrt(hooks.length)));
  return Array.from({ length: Math.ceil(hooks.length / height) }, (_, column) =>
    hooks.slice(column * height, (column + 1) * height),
  );
}
