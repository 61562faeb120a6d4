import type { HookName } from '../../engine/hooks/brand';
import type { HookResult } from '../../engine/hooks/hook-result';
import { isGreen } from '../../engine/hooks/outcome';
import type { Strategy } from '../../engine/hooks/strategy';
import type { History } from '../../engine/history';
import { builtInTools } from '../../engine/tools';
import type { Planner } from '../open-plan';
import { forecast, type Forecast } from './forecast';
import { foretell, type Foretold } from './foretell';
import type { RunPlan, TaskForecast } from './run-plan';
import type { GraphTask } from './task-closure';

export interface PlanSurroundings {
  readonly planner: Planner;
  readonly history: History;
  /** Sets apart what the baseline knows. */
  readonly accept: (result: HookResult) => HookResult;
}

/** Foretells a run of tasks: each is planned and looked up as a run would; what waits for what is known to be red will not run. */
export async function planRun(
  tasks: readonly GraphTask[],
  strategy: Strategy,
  { planner, history, accept }: PlanSurroundings,
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
  const taskOf = new Map(tasks.map((task) => [task.id, task]));
  const usual = ({ hook, project }: GraphTask) =>
    hook === null ? null : (history.durations(hook as HookName, project)?.p50 ?? null);
  const foretold = foretell(tasks, {
    strategy,
    accept,
    planOf: new Map(plans.map((plan) => [plan.request.id, plan])),
    known: (plan) => (plan.kind === 'planned' ? known.get(plan) : undefined),
    expected: (task) => usual(task) ?? 0,
  });
  const forecasts = foretold.flatMap((each): readonly TaskForecast[] => {
    const task = taskOf.get(each.id);
    if (task === undefined) return [];
    const merged = asForetold(own.get(each.id) ?? notOurs, each);
    const { id, project, hook, dependsOn } = task;
    return [
      {
        id,
        project,
        hook,
        ...merged,
        wave: each.wave,
        dependsOn,
        expected: merged.state === 'check' ? usual(task) : null,
      },
    ];
  });
  const { name, order, waves, concurrency, failFast, module, timeout } = strategy;
  return {
    format: 'hookgraph-plan',
    version: 1,
    strategy: name,
    order,
    waves,
    concurrency,
    failFast,
    module,
    timeout,
    // One at a time, the order of starts is the order of all; else a wave is what may start at once.
    tasks: concurrency === 1 ? forecasts : byWave(forecasts, tasks, strategy),
  };
}

function byWave(
  forecasts: readonly TaskForecast[],
  tasks: readonly GraphTask[],
  { order }: Strategy,
): readonly TaskForecast[] {
  const rank = new Map(tasks.map(({ id }, index) => [id, index]));
  const rankOf = ({ id }: TaskForecast) => rank.get(id) ?? 0;
  const cost = ({ expected }: TaskForecast) => (order === 'longest-first' ? (expected ?? 0) : 0);
  return [...forecasts].sort((a, b) => a.wave - b.wave || cost(b) - cost(a) || rankOf(a) - rankOf(b));
}

function asForetold(alone: Forecast, { blocked, result }: Foretold): Forecast {
  if (blocked !== null) return { ...alone, state: 'blocked', reason: blocked };
  if (alone.state !== 'replay-red' || result === null || !isGreen(result.outcome)) return alone;
  return { ...alone, state: 'replay-green', reason: 'known red, all of it in the baseline' };
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
