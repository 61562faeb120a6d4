import type { ProjectRoot } from '../hooks/brand';
import { asObject } from '../hooks/json';
import type { DeclaredInput, NamedInputs } from './declared-inputs';
import { projectsOf, rootOf, type HostGraph, type HostNamedInputs } from './host-graph';

/**
 * Named inputs of the host task runner, those of the project before those of the workspace. What a kind of entry means is
 * known or not; of one that is not nothing is guessed.
 * @param shared the workspace's own
 */
export function namedInputsOf(graph: HostGraph, shared: HostNamedInputs = {}): NamedInputs {
  const nodes = Object.values(graph.nodes);
  const byRoot = new Map(nodes.map(({ data }) => [rootOf(data.root), data.namedInputs]));
  const rootByName = new Map(nodes.map(({ name, data }) => [name, rootOf(data.root)]));
  let dependencies: ReadonlyMap<ProjectRoot, readonly ProjectRoot[]> | null = null;
  const dependenciesOf = (root: ProjectRoot) => {
    dependencies ??= new Map(projectsOf(graph).map((project) => [project.root, project.dependencies]));
    return dependencies.get(root) ?? [];
  };

  const named = (name: string, root: ProjectRoot, seen: readonly string[]): readonly DeclaredInput[] => {
    if (seen.includes(name)) return [];
    const all = { ...builtIn, ...shared, ...byRoot.get(root) };
    const entries = all[name];
    if (entries === undefined) return [uncaptured(`the named input "${name}", which does not exist`)];
    return entries.flatMap((entry) => meaning(entry, root, [...seen, name]));
  };
  const ofDependencies = (name: string, root: ProjectRoot): readonly DeclaredInput[] =>
    dependenciesOf(root).flatMap((each) => named(name, each, []));

  function meaning(entry: unknown, root: ProjectRoot, seen: readonly string[]): readonly DeclaredInput[] {
    if (typeof entry === 'string') {
      if (entry.includes('{')) return [{ kind: 'file-set', pattern: entry, root }];
      return entry.startsWith('^') ? ofDependencies(entry.slice(1), root) : named(entry, root, seen);
    }
    const {
      fileset,
      input,
      projects,
      dependencies: upstream,
      env,
      runtime,
      externalDependencies,
      json,
    } = asObject(entry);
    if (typeof fileset === 'string')
      return [{ kind: 'file-set', pattern: `${upstream === true ? '^' : ''}${fileset}`, root }];
    if (typeof input === 'string') {
      if (upstream === true) return ofDependencies(input, root);
      const chosen: readonly unknown[] = projects === undefined ? ['self'] : [projects].flat();
      return chosen.flatMap((project) => {
        if (project === 'self') return meaning(input, root, seen);
        const other = typeof project === 'string' ? rootByName.get(project) : undefined;
        return other === undefined ? [uncaptured(`"${input}" of ${JSON.stringify(project)}`)] : named(input, other, []);
      });
    }
    if (typeof env === 'string') return [{ kind: 'env', name: env }];
    if (typeof runtime === 'string') return [{ kind: 'runtime', command: runtime }];
    if (Array.isArray(externalDependencies))
      return externalDependencies.map((name) => ({ kind: 'package', name: String(name) }));
    // Which fields count is a matter of the host alone: the whole file is finer.
    if (typeof json === 'string') return [{ kind: 'file-set', pattern: json, root }];
    // The folder of the project is in every fingerprint.
    if (asObject(entry)['workingDirectory'] === 'relative') return [];
    return [uncaptured(`the input ${JSON.stringify(entry)}`)];
  }

  return (name, root) => meaning(name, root, []);
}

const builtIn: HostNamedInputs = { default: ['{projectRoot}/**/*'] };

function uncaptured(what: string): DeclaredInput {
  return { kind: 'uncaptured', what };
}
