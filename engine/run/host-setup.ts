import type { FilePath } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import { version } from '../hooks/version';
import type { Ports } from '../system/ports';
import { builtInTools } from '../tools';
import { loadScriptReader } from '../tools/config-references';
import { needsScriptReader } from '../verdicts/workspace-sources';
import { projectsOf, type HostGraph, type HostNamedInputs } from './host-graph';
import { namedInputsOf } from './named-inputs';
import type { EngineSetup } from './open-engine';
import { runtimeOutputs } from './runtime-outputs';

export interface HostWorkspace {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly graph: HostGraph;
  /** Named inputs that all projects share. */
  readonly namedInputs: HostNamedInputs | undefined;
  /** Every file that the task runner sees, sorted. */
  readonly files: readonly FilePath[];
  /** Hooks that are in play. */
  readonly hooks: readonly Hook[];
  readonly ports: Ports;
}

/** The engine's view of a workspace that a host task runner describes. */
export async function hostSetup({
  root,
  graph,
  namedInputs,
  files,
  hooks,
  ports,
}: HostWorkspace): Promise<EngineSetup> {
  const projects = projectsOf(graph);
  const named = namedInputsOf(graph, namedInputs);
  const roots = projects.map((project) => project.root);
  return {
    root,
    projects,
    files,
    namedInputs: named,
    hashed: graph.externalNodes,
    runtimeOutputs: await runtimeOutputs(hooks, roots, named, { root, ports }),
    tools: builtInTools,
    version,
    ports,
    readScript: needsScriptReader(files, hooks) ? await loadScriptReader() : null,
  };
}
