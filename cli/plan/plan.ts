import { baselineFilter } from '../../engine/baseline/baseline-filter';
import { dayOf, openBaseline } from '../../engine/baseline/open-baseline';
import { findCycle } from '../../engine/graph/find-cycle';
import { unreachable } from '../../engine/hooks/unreachable';
import type { Description } from '../../engine/report/messages/description';
import { couldNot, told, toldJson, type Answer } from '../answer';
import type { Face } from '../face';
import { chooseStrategy } from '../choose-strategy';
import { openPlanner } from '../open-plan';
import { openWorkspace } from '../open-workspace';
import { chooseTasks } from './choose-tasks';
import { planDot } from './plan-dot';
import type { PlanFormat } from './plan-format';
import { planHtml } from './plan-html';
import { planMermaid } from './plan-mermaid';
import { planRun } from './plan-run';
import { planText } from './plan-text';
import type { RunPlan } from './run-plan';
import type { GraphTask } from './task-closure';

export interface PlanRequest {
  /** `null`: the default strategy. */
  readonly strategy: string | null;
  readonly projects: readonly string[] | null;
  readonly hooks: readonly string[] | null;
  readonly format: PlanFormat;
}

/** Foretells a run. Reads only. */
export async function plan(request: PlanRequest, face: Face): Promise<Answer> {
  const workspace = openWorkspace(face);
  if (!workspace.ok) return couldNot(workspace.failure);
  const strategy = chooseStrategy(request.strategy, workspace.value);
  if (!strategy.ok) return couldNot(strategy.failure);
  const planner = await openPlanner(workspace.value, face);
  if (!planner.ok) return couldNot(planner.failure);
  const tasks = chooseTasks(planner.value.graph, {
    strategy: strategy.value.name,
    projects: request.projects,
    hooks: request.hooks,
    declared: workspace.value.config.workspace.hooks.map(({ name }) => name),
  });
  if (!tasks.ok) return couldNot(tasks.failure);
  const cycle = cycleOf(tasks.value);
  if (cycle !== null) return couldNot(circular(cycle));
  const { history, root } = workspace.value;
  const { files, clock } = face.ports;
  const { baseline } = openBaseline(root, files);
  const accept = baselineFilter(baseline, { root, today: dayOf(clock.now()), keepsEnding: true, files });
  return drawn(await planRun(tasks.value, strategy.value, { planner: planner.value, history, accept }), request.format);
}

function drawn(planned: RunPlan, format: PlanFormat): Answer {
  switch (format) {
    case 'json':
      return toldJson(planned);
    case 'text':
      return told(planText(planned));
    case 'mermaid':
      return told(planMermaid(planned));
    case 'dot':
      return told(planDot(planned));
    case 'html':
      return told(planHtml(planned));
    default:
      return unreachable(format);
  }
}

function cycleOf(tasks: readonly GraphTask[]): readonly string[] | null {
  const ids = new Set(tasks.map(({ id }) => id));
  const edges = tasks.flatMap(({ id, dependsOn }) =>
    dependsOn.filter((before) => ids.has(before)).map((before) => [id, before] as const),
  );
  return findCycle(ids, edges);
}

function circular(cycle: readonly string[]): Description {
  return {
    headline: 'These tasks wait for each other, so none of them can start.',
    detail: cycle.join(' -> '),
    next: 'Take away one of the "dependsOn".',
  };
}
