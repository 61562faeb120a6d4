import picomatch from 'picomatch';
import { nearMiss } from '../../engine/config/near-miss';
import { failure, success, type Result } from '../../engine/hooks/result';
import type { Description } from '../../engine/report/messages/description';
import { rootOf } from '../../engine/run/host-graph';
import type { NxProjectGraph } from '../nx-graph';
import { taskClosure, type GraphTask, type TargetOf } from './task-closure';
import { noHook } from '../no-hook';

export interface Choice {
  readonly strategy: string;
  /** Names, folders or globs over both; `null`: all. */
  readonly projects: readonly string[] | null;
  /** `null`: those of the strategy. */
  readonly hooks: readonly string[] | null;
  /** Names of all hooks, in declared order. */
  readonly declared: readonly string[];
}

/** The tasks that Nx would make of what was chosen, in the order in which hooks are declared, then by project. */
export function chooseTasks(graph: NxProjectGraph, choice: Choice): Result<readonly GraphTask[], Description> {
  const { hooks, declared, strategy } = choice;
  const unknown = hooks?.find((hook) => !declared.includes(hook));
  if (unknown !== undefined) return failure(noHook(unknown, declared));
  const projects = Object.keys(graph.nodes).sort();
  const chosen = choice.projects === null ? success(projects) : chooseProjects(graph, choice.projects);
  if (!chosen.ok) return chosen;
  const targets = hooks === null ? [`quality-${strategy}`] : hooks.map((hook) => `quality--${hook}`);
  const start: readonly TargetOf[] = chosen.value.flatMap((project) => targets.map((target) => ({ project, target })));
  const rank = (hook: string | null) => (hook === null ? -1 : declared.indexOf(hook));
  const tasks = [...taskClosure(graph, start)];
  return success(tasks.sort((a, b) => rank(a.hook) - rank(b.hook) || (a.id < b.id ? -1 : 1)));
}

function chooseProjects(
  { nodes }: NxProjectGraph,
  patterns: readonly string[],
): Result<readonly string[], Description> {
  const names = Object.keys(nodes).sort();
  const chosen = new Set<string>();
  for (const pattern of patterns) {
    const matches = picomatch(pattern.replace(/(?<=.)\/$/, ''));
    const found = names.filter(
      (name) => name === pattern || matches(name) || matches(rootOf(nodes[name]?.data.root ?? '')),
    );
    if (found.length === 0) return failure(noProject(pattern, names));
    for (const name of found) chosen.add(name);
  }
  return success([...chosen].sort());
}

function noProject(pattern: string, names: readonly string[]): Description {
  const near = nearMiss(pattern, names);
  return {
    headline: `No project is called or lies in "${pattern}".`,
    detail: '',
    next: near === null ? 'See what there is: nx show projects' : `Did you mean "${near}"?`,
  };
}
