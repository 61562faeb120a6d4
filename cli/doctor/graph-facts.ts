import type { ConfigOnDisk } from '../../engine/config/read-config';
import type { GraphFacts, HookFacts, ProjectFacts } from '../../engine/doctor/facts';
import type { FilePath } from '../../engine/hooks/brand';
import type { Hook } from '../../engine/hooks/hook';
import { rootOf } from '../../engine/run/host-graph';
import { hostSetup } from '../../engine/run/host-setup';
import { narrowing } from '../../engine/run/narrowing';
import { planSources } from '../../engine/run/open-engine';
import type { Ports } from '../../engine/system/ports';
import { builtInTools } from '../../engine/tools';
import type { NxProjectGraph, NxProjectNode } from '../nx-graph';
import { readNamedInputs } from '../nx-json';
import { hookPlaces } from './hook-places';
import type { InferredTargets } from './inferred-targets';
import { targetSources } from './target-sources';

export interface GraphSources {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly graph: NxProjectGraph;
  readonly inferred: InferredTargets;
  readonly config: ConfigOnDisk;
  /** Every file that Nx sees. */
  readonly files: readonly FilePath[];
  readonly ports: Ports;
}

export async function graphFacts(sources: GraphSources): Promise<GraphFacts> {
  const nodes = Object.values(sources.graph.nodes).sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    projects: nodes.map((node) => projectFacts(node, sources)),
    hooks: await hooksFacts(nodes, sources),
  };
}

function projectFacts({ name, data }: NxProjectNode, sources: GraphSources): ProjectFacts {
  const root = rootOf(data.root);
  const final = data.targets ?? {};
  const inferred = sources.inferred.get(root) ?? {};
  const sourcesOf = targetSources(sources.root, root, sources.ports.files);
  return {
    name,
    root,
    hasHooks: Object.keys(inferred).some((target) => target.startsWith('quality--')),
    switchesOff: sources.config.hooksOf(root).off.length > 0,
    targets: Object.entries(inferred).flatMap(([target, shape]) => {
      const made = final[target];
      return made === undefined ? [] : [{ name: target, inferred: shape, final: made, sources: sourcesOf(target) }];
    }),
  };
}

async function hooksFacts(nodes: readonly NxProjectNode[], sources: GraphSources): Promise<readonly HookFacts[]> {
  const { root, graph, inferred, config, files, ports } = sources;
  // A hook may be declared otherwise in a project; what a project breaks is among the problems.
  const hooksOf = new Map(nodes.map(({ name, data }) => [name, readyHooks(config, data.root)]));
  const all = [...hooksOf.values()].flatMap((hooks) => [...hooks.values()]);
  const placeOf = hookPlaces(
    planSources(
      await hostSetup({ root, graph, namedInputs: readNamedInputs(root, ports.files), files, hooks: all, ports }),
    ),
  );
  return config.workspace.hooks.flatMap((declared): readonly HookFacts[] => {
    if (declared.state === 'broken') return [];
    const { name, hook } = declared;
    const places = nodes.flatMap(({ name: project, data }) => {
      const projectRoot = rootOf(data.root);
      const own = hooksOf.get(project)?.get(name);
      if (own === undefined || inferred.get(projectRoot)?.[`quality--${name}`] === undefined) return [];
      return [placeOf(own, { project, root: projectRoot })];
    });
    return [
      {
        name,
        globs: hook.files,
        looksFor: neededConfig(hook),
        narrowing: narrowing(hook, builtInTools),
        hasEnd: hook.ttl !== null,
        places,
      },
    ];
  });
}

function readyHooks(config: ConfigOnDisk, root: string): ReadonlyMap<string, Hook> {
  const { hooks } = config.hooksOf(rootOf(root));
  return new Map(hooks.flatMap((each) => (each.state === 'ready' ? [[each.name, each.hook] as const] : [])));
}

function neededConfig({ program }: Hook): readonly string[] {
  const tool = program.kind === 'tool' ? builtInTools.get(program.tool) : undefined;
  return tool === undefined || tool.needsConfig === 'anywhere' ? [] : tool.configFiles;
}
