import type { ProjectRoot } from '../hooks/brand';
import type { NamedInputs } from './declared-inputs';
import type { Project } from './workspace';

/** The host task runner's graph of projects; structural, since the names of its types change between majors. */
export interface HostGraph {
  readonly nodes: Readonly<Record<string, HostProject>>;
  readonly dependencies: Readonly<Record<string, readonly { readonly target: string }[]>>;
}

export interface HostProject {
  readonly name: string;
  readonly data: { readonly root: string; readonly namedInputs?: HostNamedInputs };
}

export type HostNamedInputs = Readonly<Record<string, readonly unknown[]>>;

/** The projects of the graph with all that each depends on. */
export function projectsOf({ nodes, dependencies }: HostGraph): readonly Project[] {
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

/**
 * Named inputs, those of the project before those of the workspace; only file sets can be told apart by content.
 * @param shared the workspace's own
 */
export function namedInputsOf({ nodes }: HostGraph, shared: HostNamedInputs = {}): NamedInputs {
  const byRoot = new Map(Object.values(nodes).map(({ data }) => [rootOf(data.root), data.namedInputs]));
  const builtIn: HostNamedInputs = { default: ['{projectRoot}/**/*'] };
  const expand = (name: string, root: ProjectRoot, seen: readonly string[]): readonly string[] => {
    if (seen.includes(name)) return [];
    const all = { ...builtIn, ...shared, ...byRoot.get(root) };
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
