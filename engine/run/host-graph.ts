import type { ProjectRoot } from '../hooks/brand';
import type { Project } from './workspace';

/** The host task runner's graph of projects; structural, since the names of its types change between majors. */
export interface HostGraph {
  readonly nodes: Readonly<Record<string, HostProject>>;
  readonly dependencies: Readonly<Record<string, readonly { readonly target: string }[]>>;
  readonly externalNodes?: HostPackages;
}

/** Packages that the graph took from the lock file: `npm:<name>` is that of the root, `npm:<name>@<version>` another. */
export type HostPackages = Readonly<
  Record<string, { readonly data: { readonly packageName: string; readonly version: string } }>
>;

export interface HostProject {
  readonly name: string;
  readonly data: {
    readonly root: string;
    readonly namedInputs?: HostNamedInputs;
    readonly targets?: Readonly<Record<string, { readonly cache?: boolean }>>;
  };
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

/** Whether the host keeps what a green task answers, and gives it again without asking. */
export function keepsAnswers({ nodes }: HostGraph, project: string, target: string): boolean {
  return nodes[project]?.data.targets?.[target]?.cache === true;
}

export function rootOf(root: string): ProjectRoot {
  return (root === '' ? '.' : root.replace(/\/$/, '')) as ProjectRoot;
}
