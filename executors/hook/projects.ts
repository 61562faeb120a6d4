import type { ProjectRoot } from '../../engine/hooks/brand';
import type { NamedInputs } from '../../engine/run/declared-inputs';
import type { Project } from '../../engine/run/workspace';
import type { HookExecutorContext, NxNamedInputs } from './executor-context';

/** The projects of Nx's graph with all that each depends on. */
export function projectsOf({ projectGraph }: HookExecutorContext): readonly Project[] {
  const { nodes, dependencies } = projectGraph;
  const reachable = (start: string): ReadonlySet<string> => {
    const seen = new Set<string>([start]);
    for (const name of seen) {
      for (const { target } of dependencies[name] ?? []) if (nodes[target] !== undefined) seen.add(target);
    }
    return seen;
  };
  return Object.values(nodes).map(({ name, data }) => ({
    name,
    root: rootOf(data.root),
    dependencies: [...reachable(name)]
      .flatMap((other) => (other === name ? [] : rootOf(nodes[other]?.data.root ?? '')))
      .sort(),
  }));
}

export function rootOf(root: string): ProjectRoot {
  return (root === '' ? '.' : root.replace(/\/$/, '')) as ProjectRoot;
}

/** Nx's named inputs, those of the project before those of nx.json; only file sets can be told apart by content. */
export function namedInputsOf({ nxJsonConfiguration, projectGraph }: HookExecutorContext): NamedInputs {
  const byRoot = new Map(Object.values(projectGraph.nodes).map(({ data }) => [rootOf(data.root), data.namedInputs]));
  const builtIn: NxNamedInputs = { default: ['{projectRoot}/**/*'] };
  const expand = (name: string, root: ProjectRoot, seen: readonly string[]): readonly string[] => {
    if (seen.includes(name)) return [];
    const all = { ...builtIn, ...nxJsonConfiguration?.namedInputs, ...byRoot.get(root) };
    return (all[name] ?? []).flatMap((input) => {
      const fileSet = fileSetOf(input);
      if (fileSet === null) return [];
      return fileSet.includes('{') ? [fileSet] : expand(fileSet, root, [...seen, name]);
    });
  };
  return (name, root) => expand(name, root, []);
}

function fileSetOf(input: unknown): string | null {
  if (typeof input === 'string') return input;
  if (typeof input !== 'object' || input === null) return null;
  const { fileset } = { fileset: undefined, ...input };
  return typeof fileset === 'string' ? fileset : null;
}
