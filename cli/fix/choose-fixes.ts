import { nearMiss } from '../../engine/config/near-miss';
import type { ConfigOnDisk } from '../../engine/config/read-config';
import { fixDependencies } from '../../engine/fix/fix-dependencies';
import type { HookName, ProjectRoot, TaskId } from '../../engine/hooks/brand';
import type { Hook } from '../../engine/hooks/hook';
import { failure, success, type Result } from '../../engine/hooks/result';
import type { Description } from '../../engine/report/messages/description';
import { declaredTask } from '../../engine/run/declared-task';
import { rootOf } from '../../engine/run/host-graph';
import type { TaskRequest } from '../../engine/run/run-request';
import { builtInTools } from '../../engine/tools';
import type { NxProjectGraph } from '../nx-graph';
import { noHook } from '../no-hook';

export interface FixChoice {
  /** Names or folders; `null`: all. */
  readonly projects: readonly string[] | null;
  /** `null`: all but the manual ones. */
  readonly hooks: readonly string[] | null;
}

const prefix = 'quality-fix--';

/** The fixing tasks of the graph that were chosen, in the order in which hooks are declared, then by project. */
export function chooseFixes(
  graph: NxProjectGraph,
  config: ConfigOnDisk,
  { projects, hooks }: FixChoice,
): Result<readonly TaskRequest[], Description> {
  const declared = config.workspace.hooks.map(({ name }) => name);
  const able = new Set(Object.values(graph.nodes).flatMap(({ data }) => fixable(data.targets)));
  for (const hook of hooks ?? []) {
    if (!declared.some((name) => name === hook)) return failure(noHook(hook, declared));
    if (!able.has(hook)) return failure(noFixer(hook));
  }
  const names = Object.keys(graph.nodes).sort();
  const chosen = (name: string) =>
    projects === null ||
    projects.some((project) => project === name || sameFolder(project, rootOfProject(graph, name)));
  const unknown = projects?.find(
    (project) => !names.some((name) => name === project || sameFolder(project, rootOfProject(graph, name))),
  );
  if (unknown !== undefined) return failure(noProject(unknown, names));
  const tasks = names.filter(chosen).flatMap((project) => projectTasks(project, graph, config, hooks));
  const rank = new Map<string, number>(declared.map((name, index) => [name, index]));
  return success(tasks.sort((a, b) => (rank.get(a.hook) ?? 0) - (rank.get(b.hook) ?? 0)));
}

function projectTasks(
  project: string,
  graph: NxProjectGraph,
  config: ConfigOnDisk,
  hooks: readonly string[] | null,
): readonly TaskRequest[] {
  const root = rootOfProject(graph, project);
  const names = new Set(fixable(graph.nodes[project]?.data.targets));
  const ready = config.hooksOf(root).hooks.flatMap((each) => (each.state === 'ready' ? [each.hook] : []));
  const present = new Map(ready.map((hook) => [hook.name, hook]));
  const id = (hook: HookName) => `${project}:${prefix}${hook}` as TaskId;
  const isChosen = (hook: Hook) => (hooks === null ? hook.stage !== 'manual' : hooks.includes(hook.name));
  return ready
    .filter((hook) => names.has(hook.name) && isChosen(hook))
    .map((hook) => ({
      id: id(hook.name),
      project,
      root,
      hook: hook.name,
      dependsOn: fixDependencies(hook, present, builtInTools).map(id),
      declared: declaredTask(hook.name, config, root),
    }));
}

function fixable(targets: Readonly<Record<string, unknown>> = {}): readonly string[] {
  return Object.keys(targets).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}

function rootOfProject({ nodes }: NxProjectGraph, name: string): ProjectRoot {
  return rootOf(nodes[name]?.data.root ?? '.');
}

function sameFolder(written: string, root: ProjectRoot): boolean {
  return written.replace(/^\.\/|(?<=.)\/$/g, '') === root;
}

function noFixer(hook: string): Description {
  return {
    headline: `"${hook}" can only find, not fix.`,
    detail: '',
    next: 'Give the hook a "fix" command in hookgraph.json.',
  };
}

function noProject(project: string, names: readonly string[]): Description {
  const near = nearMiss(project, names);
  return {
    headline: `No project is called or lies in "${project}".`,
    detail: '',
    next: near === null ? 'See what there is: nx show projects' : `Did you mean "${near}"?`,
  };
}
