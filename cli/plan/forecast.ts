import type { Hook } from '../../engine/hooks/hook';
import { unreachable } from '../../engine/hooks/unreachable';
import { count } from '../../engine/report/count';
import { describeOutcome } from '../../engine/report/messages';
import { narrowing } from '../../engine/run/narrowing';
import type { PlannedTask, TaskPlan } from '../../engine/run/plan-task';
import type { KnownVerdicts } from '../../engine/run/verdict-ledger';
import type { TaskRequest } from '../../engine/run/run-request';
import type { Tool } from '../../engine/tools/tool';
import { groupBy } from '../../engine/verdicts/group-by';
import type { ForecastState, TaskForecast } from './run-plan';

/** What a plan and the store say of one task by itself. */
export type Forecast = Pick<
  TaskForecast,
  'state' | 'reason' | 'stage' | 'scope' | 'scopeReason' | 'tool' | 'files' | 'conditional'
>;

export interface ForecastFacts {
  readonly known: KnownVerdicts | undefined;
  /** For each file whose verdict is wider than the file: why. */
  readonly widening: readonly string[] | undefined;
  readonly tools: ReadonlyMap<string, Tool>;
}

export function forecast(plan: TaskPlan, { known, widening = [], tools }: ForecastFacts): Forecast {
  const { declared } = plan.request;
  // A planned hook has the scope that is sound for how its tool is run.
  const hook = plan.kind === 'planned' ? plan.hook : declared.kind === 'ready' ? declared.hook : null;
  const common = {
    stage: hook?.stage ?? null,
    scope: hook?.scope ?? null,
    scopeReason:
      hook === null
        ? ''
        : [scopeReason(hook, plan.request, tools), ...wideningWords(widening), ...doubts(plan, tools)].join('; '),
    conditional: hook !== null && hook.when !== null,
  };
  if (plan.kind === 'decided') {
    const isSkipped = plan.outcome.kind === 'skipped';
    const reason = describeOutcome(plan.outcome, { packageManager: 'npm', color: false }).headline;
    return { ...common, state: isSkipped ? 'skip' : 'broken', reason, tool: null, files: { checked: 0, known: 0 } };
  }
  const unknown = known?.unknown.length ?? plan.files.length;
  return {
    ...common,
    ...lookedUp(plan, known),
    tool: { name: plan.tool?.name ?? plan.program.name, version: plan.program.package?.version ?? null },
    files: { checked: plan.files.length, known: plan.files.length - unknown },
  };
}

/** What makes verdicts wider than the scope says, or keeps them from being kept, or makes the scope unsound. */
function doubts(plan: TaskPlan, tools: ReadonlyMap<string, Tool>): readonly string[] {
  if (plan.kind !== 'planned') return [];
  const { declared } = plan.request;
  const narrow = declared.kind === 'ready' ? narrowing(declared.hook, tools) : null;
  const reach = { project: 'with its whole project', workspace: 'with the whole workspace' } as const;
  return [
    ...plan.widenings.map((widening) => `${reach[widening.reach]}, since ${widening.reason}`),
    ...plan.uncaptured.map((what) => `no verdict is kept, since no fingerprint holds ${what}`),
    ...(narrow === null ? [] : [`unsound, since ${narrow.reason}: "${narrow.sound}" is sound`]),
  ];
}

/** `3 files with their whole project: typed rules`, for each reason. */
function wideningWords(reasons: readonly string[]): readonly string[] {
  return [...groupBy(reasons, (reason) => reason)].map(
    ([reason, own]) => `${count(own.length, 'file')} with the whole project: ${reason}`,
  );
}

function lookedUp(
  { files }: PlannedTask,
  known: KnownVerdicts | undefined,
): { readonly state: ForecastState; readonly reason: string } {
  const unknown = known?.unknown.length ?? files.length;
  if (unknown === files.length) {
    return {
      state: 'check',
      reason: `no verdict yet for ${files.length === 1 ? 'its file' : `its ${count(files.length, 'file')}`}`,
    };
  }
  if (unknown > 0) {
    return { state: 'check', reason: `${unknown} of ${count(files.length, 'file')} without a verdict` };
  }
  const verdicts = known === undefined ? [] : known.whole === null ? [...known.byFile.values()] : [known.whole];
  const isRed = verdicts.some(({ outcome }) => outcome === 'failed');
  return isRed
    ? { state: 'replay-red', reason: 'known red, nothing has changed since' }
    : { state: 'replay-green', reason: 'known green' };
}

function scopeReason(hook: Hook, { declared }: TaskRequest, tools: ReadonlyMap<string, Tool>): string {
  const tool = hook.program.kind === 'tool' ? tools.get(hook.program.tool) : undefined;
  const isWidened = declared.kind === 'ready' && declared.hook.scope !== hook.scope;
  const isOwn = tool !== undefined && tool.scope === hook.scope;
  const origin = isWidened
    ? 'since run like this it does not say which files depend on more'
    : isOwn
      ? `as ${tool.name} is known to judge`
      : 'as declared';
  switch (hook.scope) {
    case 'file':
      return `each file by itself, ${origin}`;
    case 'imports':
      return `each file with all that it imports, ${origin}`;
    case 'project':
      return `the project with the projects that it depends on, ${origin}`;
    case 'workspace':
      return `the whole workspace at once, ${origin}`;
    default:
      return unreachable(hook.scope);
  }
}
