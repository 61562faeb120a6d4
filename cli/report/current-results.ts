import { dayOf, expiredMark, openBaseline, type OpenBaseline } from '../../engine/baseline/open-baseline';
import type { ProjectRoot, TaskId } from '../../engine/hooks/brand';
import type { HookResult } from '../../engine/hooks/hook-result';
import { isGreen } from '../../engine/hooks/outcome';
import { failure, success, type Result } from '../../engine/hooks/result';
import { anyResultFile, resultFile } from '../../engine/hooks/result-file';
import type { ExpectedTask } from '../../engine/report/expected-task';
import type { Description } from '../../engine/report/messages/description';
import { concludeUnplanned } from '../../engine/run/conclude';
import type { TaskPlan } from '../../engine/run/plan-task';
import type { EngineSetup } from '../../engine/run/open-engine';
import { prepareRun, type RunPolicy } from '../../engine/run/prepare-run';
import { runContext, runContextVariable } from '../../engine/run/run-context';
import type { TaskRequest } from '../../engine/run/run-request';
import { chooseStrategy } from '../choose-strategy';
import type { Face } from '../face';
import { openPlanner, type Planner } from '../open-plan';
import type { OpenWorkspace } from '../open-workspace';
import { chooseTasks } from '../plan/choose-tasks';
import type { GraphTask } from '../plan/task-closure';
import { committed } from './committed';
import { currentResult } from './current-result';
import { leftResults } from './left-results';

export interface ResultsRequest {
  /** `null`: the default strategy. */
  readonly strategy: string | null;
  readonly projects: readonly string[] | null;
  readonly hooks: readonly string[] | null;
}

export interface CurrentResults {
  readonly tasks: readonly GraphTask[];
  readonly roots: ReadonlyMap<string, ProjectRoot>;
  /** Of what is in the workspace now, as the tools gave them. */
  readonly results: ReadonlyMap<TaskId, HookResult>;
  /** The tasks as a run would ask for them, but for what they wait for. */
  readonly requests: readonly TaskRequest[];
  readonly policy: RunPolicy;
  readonly setup: EngineSetup;
  readonly known: OpenBaseline;
  /** UTC. */
  readonly today: string;
}

/** What runs have left of the tasks of a strategy, as far as it still holds. Starts nothing but commands of conditions. */
export async function currentResults(
  request: ResultsRequest,
  workspace: OpenWorkspace,
  face: Face,
): Promise<Result<CurrentResults, Description>> {
  const { root, config } = workspace;
  const { ports } = face;
  const strategy = chooseStrategy(request.strategy, workspace);
  if (!strategy.ok) return strategy;
  const trouble = await committed(anyResultFile, workspace, face);
  if (trouble !== null) return failure(trouble);
  const opening = openPlanner(workspace, face);
  // Read while Nx makes the graph, before anybody knows which of them count.
  const left = leftResults(root, config.workspace.directory, ports.files);
  const planner = await opening;
  if (!planner.ok) return planner;
  const declared = config.workspace.hooks.map(({ name }) => name);
  const chosen = chooseTasks(planner.value.graph, { ...request, strategy: strategy.value.name, declared });
  if (!chosen.ok) return chosen;
  const tasks = chosen.value.filter(({ hook }) => hook !== null);
  const plans = planner.value.plan(tasks.map(({ id, project, hook }) => ({ id, project, hook: hook ?? '' })));
  const now = ports.clock.now();
  const today = dayOf(now);
  const known = openBaseline(root, ports.files);
  const expired = expiredMark(known.baseline, today);
  // What a run would skip or let pass now is as good as skipped here.
  const context = runContext({ ...ports, strategy: strategy.value, expired });
  const requests = plans.map((plan) => plan.request);
  const policy = await prepareRun(requests, {
    root,
    strategy: strategy.value,
    expired,
    ports: { ...ports, env: { ...ports.env, [runContextVariable]: context } },
    signal: new AbortController().signal,
  });
  const results = new Map<TaskId, HookResult>();
  for (const plan of plans) {
    const { request: task } = plan;
    const decided = policy.decide(task) ?? (plan.kind === 'decided' ? plan.outcome : null);
    const result =
      decided === null
        ? await resultOf(plan, { planner: planner.value, left, workspace, now })
        : concludeUnplanned(task, decided, now);
    if (result !== null) results.set(task.id, result);
  }
  const roots = new Map(requests.map(({ id, root: own }) => [`${id}`, own]));
  return success({ tasks, roots, results, requests, policy, setup: planner.value.setup, known, today });
}

interface ResultSources {
  readonly planner: Planner;
  readonly left: ReadonlyMap<string, HookResult>;
  readonly workspace: OpenWorkspace;
  /** Epoch milliseconds. */
  readonly now: number;
}

async function resultOf(
  plan: TaskPlan,
  { planner, left: all, workspace, now }: ResultSources,
): Promise<HookResult | null> {
  if (plan.kind === 'decided') return null;
  const { root, hook, id } = plan.request;
  const left = all.get(resultFile(workspace.config.workspace.directory, root, hook));
  if (left === undefined || left.task !== id) return null;
  const lookUp = async () => (await planner.lookUp([plan])).get(plan);
  return currentResult(plan, left, { lookUp, now });
}

/** The tasks as a report expects them: what waits for something that is not green is left out, not forgotten. */
export function expectedTasks(
  { tasks, roots }: Pick<CurrentResults, 'tasks' | 'roots'>,
  results: ReadonlyMap<TaskId, HookResult>,
): readonly ExpectedTask[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const known = new Map<string, readonly string[]>();
  /** Red ones among a task and all that it waits for without having a result itself. */
  const redOf = (id: string): readonly string[] => {
    const task = byId.get(id);
    const before = known.get(id);
    if (task === undefined || before !== undefined) return before ?? [];
    // Also stops at a circle.
    known.set(id, []);
    const result = results.get(task.id as TaskId);
    const red = result === undefined ? task.dependsOn.flatMap(redOf) : isGreen(result.outcome) ? [] : [id];
    known.set(id, [...new Set(red)].sort());
    return known.get(id) ?? [];
  };
  return tasks.map(({ id, project, hook, dependsOn }) => {
    const failed = results.has(id as TaskId) ? [] : redOf(id);
    return {
      task: id as TaskId,
      project,
      root: roots.get(id) ?? ('.' as ProjectRoot),
      hook: (hook ?? '') as ExpectedTask['hook'],
      dependsOn: dependsOn.filter((before) => byId.has(before)).map((before) => before as TaskId),
      host: failed.length > 0 ? 'left-out' : 'asked',
      failed,
    };
  });
}
