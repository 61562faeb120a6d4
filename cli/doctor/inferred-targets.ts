import { createRequire } from 'node:module';
import { join } from 'node:path';
import picomatch from 'picomatch';
import type { FilePath, ProjectRoot } from '../../engine/hooks/brand';
import { rootOf } from '../../engine/run/host-graph';
import type { NxGraphTarget } from '../nx-graph';

/** What the plugin infers, before anybody changes it: targets by project root. */
export type InferredTargets = ReadonlyMap<ProjectRoot, Readonly<Record<string, NxGraphTarget>>>;

export interface InferenceRequest {
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** Every file that Nx sees. */
  readonly files: readonly FilePath[];
  readonly nxJson: Readonly<Record<string, unknown>>;
}

/** Asks the plugin as Nx does: the one that the workspace root finds, by the way that its package shows to everybody. */
export async function inferTargets({ root, files, nxJson }: InferenceRequest): Promise<InferredTargets> {
  const [pattern, createNodes] = loadPlugin(root).createNodes;
  const isAskedFor = picomatch(pattern, { dot: true });
  const context = { workspaceRoot: root, nxJsonConfiguration: nxJson };
  const results = await createNodes(
    files.filter((file) => isAskedFor(file)),
    undefined,
    context,
  );
  const targets = new Map<ProjectRoot, Readonly<Record<string, NxGraphTarget>>>();
  for (const [, { projects }] of results) {
    for (const [folder, project] of Object.entries(projects)) targets.set(rootOf(folder), project.targets);
  }
  return targets;
}

interface Plugin {
  readonly createNodes: readonly [
    pattern: string,
    createNodes: (
      files: readonly string[],
      options: undefined,
      context: { readonly workspaceRoot: string; readonly nxJsonConfiguration: object },
    ) => Promise<readonly (readonly [string, { readonly projects: Readonly<Record<string, PluginProject>> }])[]>,
  ];
}

interface PluginProject {
  readonly targets: Readonly<Record<string, NxGraphTarget>>;
}

function loadPlugin(root: string): Plugin {
  // From inside of node_modules a package does not find itself by its own name: neither does Nx.
  return createRequire(join(root, 'node_modules', 'any.js'))('hookgraph');
}
