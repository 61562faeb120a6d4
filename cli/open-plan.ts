import type { Digest, FilePath, HookName, TaskId } from '../engine/hooks/brand';
import { success, type Result } from '../engine/hooks/result';
import type { Description } from '../engine/report/messages/description';
import { declaredTask } from '../engine/run/declared-task';
import { keepsAnswers, rootOf } from '../engine/run/host-graph';
import { hostSetup } from '../engine/run/host-setup';
import { planSources, type EngineSetup } from '../engine/run/open-engine';
import { planTask, type PlannedTask, type TaskPlan } from '../engine/run/plan-task';
import { verdictLedger, type KnownVerdicts } from '../engine/run/verdict-ledger';
import { wideningReasons } from '../engine/run/wider-verdicts';
import type { Face } from './face';
import type { NxProjectGraph } from './nx-graph';
import { readNamedInputs } from './nx-json';
import type { OpenWorkspace } from './open-workspace';

/** A hook of a project, as a task of Nx. */
export interface HookTask {
  readonly id: string;
  readonly project: string;
  readonly hook: string;
}

/** Plans tasks just as a run would, and asks the store what is known. Starts nothing. */
export interface Planner {
  readonly graph: NxProjectGraph;
  /** What a run of such tasks would stand on. */
  readonly setup: EngineSetup;
  plan(tasks: readonly HookTask[]): readonly TaskPlan[];
  lookUp(tasks: readonly PlannedTask[]): Promise<ReadonlyMap<PlannedTask, KnownVerdicts>>;
  /** Why files of a task have verdicts wider than the file, one reason for each such file. */
  wideningReasons(tasks: readonly PlannedTask[]): Promise<ReadonlyMap<PlannedTask, readonly string[]>>;
  /** The bytes of a file as they go into its fingerprint. */
  digest(file: FilePath): Digest;
}

export async function openPlanner(workspace: OpenWorkspace, face: Face): Promise<Result<Planner, Description>> {
  const { root, config, store } = workspace;
  const { ports } = face;
  const [graph, files] = await Promise.all([face.loadGraph(root), face.listFiles(root)]);
  if (!graph.ok) return graph;
  const { nodes } = graph.value;
  const declared = Object.values(nodes).flatMap(({ data }) => config.hooksOf(rootOf(data.root)).hooks);
  const setup = await hostSetup({
    root,
    graph: graph.value,
    namedInputs: readNamedInputs(root, ports.files),
    files,
    hooks: declared.flatMap((each) => (each.state === 'ready' ? [each.hook] : [])),
    ports,
  });
  const sources = planSources(setup);
  const ledger = verdictLedger(store, ports.clock, { read: true, digest: sources.digests.digest });
  return success({
    graph: graph.value,
    setup,
    plan: (tasks) =>
      tasks.map(({ id, project, hook }) => {
        const projectRoot = rootOf(nodes[project]?.data.root ?? '.');
        return planTask(
          {
            id: id as TaskId,
            project,
            root: projectRoot,
            hook: hook as HookName,
            dependsOn: [],
            isKept: keepsAnswers(graph.value, project, `quality--${hook}`),
            declared: declaredTask(hook, config, projectRoot),
          },
          sources,
        );
      }),
    lookUp: (tasks) => ledger.lookUp(tasks),
    wideningReasons: (tasks) => wideningReasons(tasks, store),
    digest: sources.digests.digest,
  });
}
