import type { FilePath, HookName } from './brand';
import type { SecurityLevel, Stage } from './hook';

/** In which order hooks that could start are started. */
export const orders = ['declared', 'longest-first'] as const;
export type Order = (typeof orders)[number];

/** Whether a red hook ends the run: never, the first one, or the first one of security level critical. */
export const failFastModes = ['never', 'first', 'critical'] as const;
export type FailFast = (typeof failFastModes)[number];

/** A named way to run, with every default applied. */
export interface Strategy {
  readonly name: string;
  readonly description: string;
  /** Hooks of these stages take part. */
  readonly stages: readonly Stage[];
  /** Hooks that take part whatever their stage. */
  readonly include: readonly HookName[];
  /** Hooks that do not; stronger than `stages` and `include`. */
  readonly exclude: readonly HookName[];
  readonly order: Order;
  /** Slots at once; `null`: as many as there are processors. */
  readonly concurrency: number | null;
  readonly failFast: FailFast;
  /** True: a wave of the dependency graph starts when the one before is done, and is skipped when that one was red. */
  readonly waves: boolean;
  /** True: what the programs print is shown as it comes. */
  readonly liveOutput: boolean;
  /** Milliseconds for the whole run; `null`: no limit. */
  readonly timeout: number | null;
  /** Every hook's own limit is multiplied by it. */
  readonly timeoutScale: number;
  /** Security levels whose red hooks make the run red; sorted from low to critical. */
  readonly blocks: readonly SecurityLevel[];
  /** A module of the user's that decides at run time; relative to the workspace root. */
  readonly module: FilePath | null;
}

/** Whether a hook takes part in a run of the strategy, as far as the configuration says. */
export function isInStrategy(hook: { readonly name: HookName; readonly stage: Stage }, strategy: Strategy): boolean {
  if (strategy.exclude.includes(hook.name)) return false;
  return strategy.include.includes(hook.name) || strategy.stages.includes(hook.stage);
}
