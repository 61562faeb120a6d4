import { count } from '../../engine/report/count';
import { printableLine } from '../../engine/report/printable';
import { groupBy } from '../../engine/verdicts/group-by';
import { spanWords } from '../time-words';
import { stateWords } from './plan-words';
import { forecastStates, type RunPlan, type TaskForecast } from './run-plan';

/** Tasks of one hook in one wave that are listed. */
const shown = 10;

/** By wave and hook: how many projects, what is known, and why the rest has to be looked at. */
export function planText(plan: RunPlan): string {
  const { tasks, strategy } = plan;
  if (tasks.length === 0) return `Under strategy ${strategy} nothing would run here.`;
  const isOneByOne = plan.concurrency === 1;
  const waves = groupBy(tasks, ({ wave }) => wave);
  return [
    `Strategy ${strategy}: ${stateCounts(tasks)}`,
    ...orderWords(plan),
    ...(isOneByOne
      ? ['', ...hookLines(runsOfOneHook(tasks))]
      : [...waves].flatMap(([wave, own]) => ['', `Wave ${wave + 1}`, ...hookLines([...groupBy(own, nameOf)])])),
  ].join('\n');
}

function orderWords({ waves, concurrency, order, failFast, module, timeout }: RunPlan): readonly string[] {
  const how =
    concurrency === 1
      ? 'One task at a time, in this order.'
      : waves
        ? 'Each wave starts when the one before is done, and is left out when that one was red.'
        : 'A task starts as soon as what it waits for is green; waves show the order only.';
  return [
    how,
    ...(order === 'longest-first' ? ['Of those that could start the longest comes first, by recorded runs.'] : []),
    ...(failFast === 'never' ? [] : [`The first red ${failFast === 'critical' ? 'critical ' : ''}hook ends the run.`]),
    ...(timeout === null ? [] : [`The run may take ${spanWords(timeout)}.`]),
    ...(module === null ? [] : [`${printableLine(module)} decides when it runs which hooks are left out.`]),
  ];
}

const nameOf = ({ hook, id }: TaskForecast): string => hook ?? id.slice(id.indexOf(':') + 1);

/** Tasks in their order, those of one hook that follow each other together. */
function runsOfOneHook(tasks: readonly TaskForecast[]): readonly (readonly [string, readonly TaskForecast[]])[] {
  const runs: [string, TaskForecast[]][] = [];
  for (const task of tasks) {
    const last = runs.at(-1);
    if (last?.[0] === nameOf(task)) last[1].push(task);
    else runs.push([nameOf(task), [task]]);
  }
  return runs;
}

function hookLines(groups: readonly (readonly [string, readonly TaskForecast[]])[]): readonly string[] {
  return groups.flatMap(([hook, own]) => [
    `  ${printableLine(hook)}: ${stateCounts(own)}${about(own)}`,
    ...listed(own).map((line) => `    ${line}`),
  ]);
}

/** The tool and the scope, where all tasks of the hook agree. */
function about(tasks: readonly TaskForecast[]): string {
  const words = (of: (task: TaskForecast) => string) => [...new Set(tasks.map(of).filter((text) => text !== ''))];
  const tools = words(({ tool }) =>
    tool === null ? '' : `${tool.name}${tool.version === null ? '' : ` ${tool.version}`}`,
  );
  const scopes = words(({ scopeReason }) => scopeReason);
  const conditional = tasks.some((task) => task.conditional) ? ['if its condition holds'] : [];
  const all = [...tools, ...scopes, ...conditional].map(printableLine);
  return all.length === 0 ? '' : ` (${all.join('; ')})`;
}

/** What is known green needs no word. */
function listed(tasks: readonly TaskForecast[]): readonly string[] {
  const told = tasks.filter(({ state }) => state !== 'replay-green' && state !== 'other');
  const left = told.length - shown;
  return [
    ...told.slice(0, shown).map(({ project, reason, expected }) => {
      const time = expected === null ? '' : `, about ${spanWords(expected)}`;
      return `${printableLine(project)}: ${printableLine(reason)}${time}`;
    }),
    ...(left > 0 ? [`... and ${count(left, 'more', 'more')}, see --format json`] : []),
  ];
}

function stateCounts(tasks: readonly TaskForecast[]): string {
  const counts = forecastStates.flatMap((state) => {
    const amount = tasks.filter((task) => task.state === state).length;
    return amount === 0 ? [] : [`${amount} ${stateWords[state]}`];
  });
  return `${count(tasks.length, 'task')}, ${counts.join(', ')}`;
}
