import { basename, join } from 'node:path';
import type { Facts, GraphFacts } from '../../engine/doctor/facts';
import type { FilePath } from '../../engine/hooks/brand';
import { folderOf } from '../../engine/hooks/folders';
import { failure, success, type Result } from '../../engine/hooks/result';
import type { Description } from '../../engine/report/messages/description';
import { rootOf } from '../../engine/run/host-graph';
import type { ConfigProblem } from '../../engine/hooks/failure';
import type { Face } from '../face';
import type { OpenWorkspace } from '../open-workspace';
import { graphFacts } from './graph-facts';
import { hostFacts, readNxJson, type NxJson } from './host-facts';
import type { DoctorWorld } from './world';

export interface Gathered {
  readonly facts: Facts;
  /** Why the graph is not among them although there should be one. */
  readonly trouble: Description | null;
}

/** Finds out what there is to judge. Starts no tool; the graph is asked for last, since much of the rest explains why there is none. */
export async function gatherFacts(workspace: OpenWorkspace, face: Face, world: DoctorWorld): Promise<Gathered> {
  const { root, config } = workspace;
  const { ports } = face;
  const nxJson = readNxJson(root, ports.files);
  const { directory } = config.workspace;
  const base = ports.env['NX_BASE'] ?? nxJson.defaultBase;
  const [files, git] = await Promise.all([
    face.listFiles(root),
    world.gitState(root, { base, folder: directory }, ports.env),
  ]);
  const host = hostFacts(root, { nxJson, seen: files, disk: ports.files });
  const hasGraph = host.isInstalled && host.pluginEntries > 0;
  const graph = hasGraph ? await openGraph(workspace, { face, world, nxJson, files }) : success(null);
  const configFiles = files.filter((file) => basename(file) === 'hookgraph.json');
  return {
    facts: {
      host,
      config: { problems: problemsOf(workspace, configFiles, graph.ok ? graph.value : null), files: configFiles },
      history: { base, git },
      store: { directory, ...world.probeFolder(join(root, directory, 'store')) },
      graph: graph.ok ? graph.value : null,
    },
    trouble: graph.ok ? null : graph.failure,
  };
}

interface GraphRequest {
  readonly face: Face;
  readonly world: DoctorWorld;
  readonly nxJson: NxJson;
  readonly files: readonly FilePath[];
}

async function openGraph(
  { root, config }: OpenWorkspace,
  { face, world, nxJson, files }: GraphRequest,
): Promise<Result<GraphFacts, Description>> {
  const graph = await face.loadGraph(root);
  if (!graph.ok) return graph;
  try {
    const inferred = await world.inferTargets({ root, files, nxJson: nxJson.whole });
    return success(await graphFacts({ root, graph: graph.value, inferred, config, files, ports: face.ports }));
  } catch (error) {
    return failure({
      headline: 'The hookgraph that the workspace has installed cannot be asked.',
      detail: error instanceof Error ? error.message : String(error),
      next: 'Install it again, and run this command as: npx hookgraph doctor',
    });
  }
}

/** Of a file that no project reads only its being there is said. */
function problemsOf(
  { config }: OpenWorkspace,
  files: readonly FilePath[],
  graph: GraphFacts | null,
): readonly ConfigProblem[] {
  const roots = new Set<string>(graph?.projects.map(({ root }) => root));
  const own = files.map(folderOf).filter((folder) => folder !== '.' && roots.has(folder));
  return [...config.workspace.problems, ...own.flatMap((folder) => config.hooksOf(rootOf(folder)).problems)];
}
