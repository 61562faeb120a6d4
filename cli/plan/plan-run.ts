import { createFrontier } from '../../engine/graph/frontier';
import type { HookName, TaskId } from '../../engine/hooks/brand';
import type { Strategy } from '../../engine/hooks/strategy';
import type { History } from '../../engine/history';
import { builtInTools } from '../../engine/tools';
import type { Planner } from '../open-plan';
import { forecast, type Forecast } from './forecast';
import type { RunPlan, TaskForecast } from './run-plan';
import type { GraphTask } from './task-closure';

/**
 * Foretells a run of tasks: each is planned and looked up as a run would, in waves; what waits for a task that is known
 * to be red will not run.
 */
export async function planRun(
  tasks: readonly GraphTask[],
  strategy: Strategy,
  { planner, history }: { readonly planner: Planner; readonly history: History },
): Promise<RunPlan> {
  const hooks = tasks.flatMap(({ id, project, hook }) => (hook === null ? [] : [{ id, project, hook }]));
  const plans = planner.plan(hooks);
  const planned = plans.flatMap((plan) => (plan.kind === 'planned' ? [plan] : []));
  const known = await planner.lookUp(planned);
  const widening = await planner.wideningReasons(planned);
  const own = new Map(
    plans.map((plan) => {
      const isPlanned = plan.kind === 'planned';
      const facts = { known: isPlanned ? known.get(plan) : undefined, widening: isPlanned ? widening.get(plan) : [] };
      return [`${plan.request.id}`, forecast(plan, { ...facts, tools: builtInTools })];
    }),
  );
  const frontier = createFrontier(
    tasks.map(({ id, dependsOn }) => ({ id: id as TaskId, dependsOn: dependsOn as readonly TaskId[] })),
    { waves: false },
  );
  const inWaves = tasks
    .map((task) => ({ task, wave: frontier.wave(task.id as TaskId) }))
    .sort((a, b) => a.wave - b.wave);
  const foretold = new Map<string, TaskForecast>();
  for (const { task, wave } of inWaves) {
    const alone = own.get(task.id) ?? notOurs;
    const red = task.dependsOn.map((id) => foretold.get(id)).find((each) => each !== undefined && isRed(each));
    const merged = red === undefined ? alone : { ...alone, state: 'blocked' as const, reason: `waits for ${red.id}` };
    const durations = task.hook === null ? null : history.durations(task.hook as HookName, task.project);
    const { id, project, hook, dependsOn } = task;
    const expected = merged.state === 'check' ? (durations?.p50 ?? null) : null;
    foretold.set(id, { id, project, hook, ...merged, wave, dependsOn, expected });
  }
  return {
    format: 'hookgraph-plan',
    version: 1,
    strategy: strategy.name,
    order: strategy.order,
    waves: strategy.waves,
    tasks: ordered([...foretold.values()], strategy),
  };
}

const notOurs: Forecast = {
  state: 'other',
  reason: 'no hook, but hooks wait for it',
  stage: null,
  scope: null,
  scopeReason: '',
  tool: null,
  files: { checked: 0, known: 0 },
  conditional: false,
};

function isRed({ state }: TaskForecast): boolean {
  return state === 'replay-red' || state === 'broken' || state === 'blocked';
}

/** By wave; within it the longest first where the strategy wants that, else as declared. Sorting is stable. */
function ordered(tasks: readonly TaskForecast[], { order }: Strategy): readonly TaskForecast[] {
  const cost = ({ expected }: TaskForecast) => (order === 'longest-first' ? (expected ?? 0) : 0);
  return [...tasks].sort((a, b) => a.wave - b.wave || cost(b) - cost(a));
}
