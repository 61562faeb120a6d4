import { groupBy } from '../../engine/verdicts/group-by';
import { stateWords } from './plan-words';
import { forecastStates, type ForecastState, type RunPlan, type TaskForecast } from './run-plan';

/** A plan as nodes and edges, small enough to be drawn. */
export interface Picture {
  readonly title: string;
  /** By wave. */
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

export interface PictureNode {
  /** `n0`, `n1`, ...: names of others' would have to be quoted in each language. */
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly state: ForecastState;
  readonly wave: number;
}

/** More tasks than this are drawn as their hooks: nobody reads a picture of thousands, and Mermaid refuses it. */
const drawable = 120;

export function pictureOf(plan: RunPlan): Picture {
  const isSmall = plan.tasks.length <= drawable;
  const groups = groupBy(plan.tasks, (task) => (isSmall ? task.id : (task.hook ?? targetOf(task))));
  const keyOf = new Map([...groups].flatMap(([key, tasks]) => tasks.map(({ id }) => [id, key] as const)));
  const idOf = new Map([...groups.keys()].map((key, index) => [key, `n${index}`]));
  const edges = new Map<string, { readonly from: string; readonly to: string }>();
  for (const task of plan.tasks) {
    const to = idOf.get(keyOf.get(task.id) ?? '');
    for (const before of task.dependsOn) {
      const from = idOf.get(keyOf.get(before) ?? '');
      if (from !== undefined && to !== undefined && from !== to) edges.set(`${from} ${to}`, { from, to });
    }
  }
  return {
    title: `Strategy ${plan.strategy}${isSmall ? '' : `, ${plan.tasks.length} tasks drawn as their hooks`}`,
    nodes: [...groups].map(([key, tasks]) => nodeOf(idOf.get(key) ?? '', key, tasks, isSmall)),
    edges: [...edges.values()],
  };
}

function nodeOf(id: string, key: string, tasks: readonly TaskForecast[], isSmall: boolean): PictureNode {
  const [first] = tasks;
  const wave = Math.min(...tasks.map((task) => task.wave));
  if (isSmall && first !== undefined) {
    const label = first.hook === null ? first.id : `${first.hook} of ${first.project}`;
    return { id, label, detail: first.reason, state: first.state, wave };
  }
  const counts = forecastStates.map((state) => [state, tasks.filter((task) => task.state === state).length] as const);
  const present = counts.filter(([, amount]) => amount > 0);
  return {
    id,
    label: key,
    detail: present.map(([state, amount]) => `${amount} ${stateWords[state]}`).join(', '),
    state: worstOf(present.map(([state]) => state)),
    wave,
  };
}

const bySeverity: readonly ForecastState[] = [
  'broken',
  'replay-red',
  'blocked',
  'check',
  'other',
  'replay-green',
  'skip',
];

function worstOf(states: readonly ForecastState[]): ForecastState {
  return bySeverity.find((state) => states.includes(state)) ?? 'other';
}

function targetOf({ id }: TaskForecast): string {
  return id.slice(id.indexOf(':') + 1);
}
