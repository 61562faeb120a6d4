import type { Scope, Stage } from '../../engine/hooks/hook';
import type { FailFast, Order } from '../../engine/hooks/strategy';

/** What a run would do; `hookgraph plan --format json` prints it. */
export interface RunPlan {
  readonly format: 'hookgraph-plan';
  readonly version: 1;
  readonly strategy: string;
  readonly order: Order;
  /** True: a wave starts when the one before is done; false: a task starts as soon as what it waits for is green. */
  readonly waves: boolean;
  /** How many slots at once; `null`: as many as there are processors. */
  readonly concurrency: number | null;
  readonly failFast: FailFast;
  /** Decides at run time which hooks run: a plan does not ask it; `null`: there is none. */
  readonly module: string | null;
  /** Milliseconds for the whole run; `null`: no limit. */
  readonly timeout: number | null;
  /** In the order in which they start, for one at a time; else by wave, then in the order of the strategy. */
  readonly tasks: readonly TaskForecast[];
}

/** `replay-*`: the verdict is known; `check`: a program starts; `blocked`: what it waits for is known to be red. */
export const forecastStates = ['replay-green', 'replay-red', 'check', 'skip', 'blocked', 'broken', 'other'] as const;
export type ForecastState = (typeof forecastStates)[number];

export interface TaskForecast {
  readonly id: string;
  readonly project: string;
  /** `null`: a target that hooks wait for. */
  readonly hook: string | null;
  readonly state: ForecastState;
  /** Why it is expected to go that way, in one line. */
  readonly reason: string;
  /** 0 where it waits for nothing, else one more than the latest wave that it waits for. */
  readonly wave: number;
  readonly dependsOn: readonly string[];
  readonly stage: Stage | null;
  readonly scope: Scope | null;
  /** Why its verdicts have this scope. */
  readonly scopeReason: string;
  readonly tool: { readonly name: string; readonly version: string | null } | null;
  /** Files that it looks at, and those whose verdict is known. */
  readonly files: { readonly checked: number; readonly known: number };
  /** True: the hook has a condition, which a run evaluates and a plan does not. */
  readonly conditional: boolean;
  /** Milliseconds that the program took as a rule in recorded runs; `null`: not known, or none is started. */
  readonly expected: number | null;
}
