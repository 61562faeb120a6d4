import type { SecurityLevel, Stage } from '../hooks/hook';
import type { Hook } from '../hooks/hook';
import type { Outcome } from '../hooks/outcome';
import type { Strategy } from '../hooks/strategy';
import { failure, success, type Result } from '../hooks/result';
import type { Failure } from '../hooks/failure';
import type { TaskRequest } from './run-request';

/** What a strategy's module is told of a hook. */
export interface StrategyHook {
  readonly name: string;
  readonly stage: Stage;
  readonly securityLevel: SecurityLevel;
  readonly advisory: boolean;
}

export interface StrategyContext {
  readonly strategy: string;
  /** Name of the project that the hook would run in; absent where the question is about the whole run. */
  readonly project?: string;
  /** Processors that may be used. */
  readonly processors: number;
  readonly ci: boolean;
}

/** What a strategy's module exports, by name or as its default export. */
export interface StrategyDefinition {
  /** False leaves the hook out; it is reported as skipped by the strategy. */
  shouldRunHook?(hook: StrategyHook, context: StrategyContext): boolean;
  /** Slots of the run; an integer of 1 or more. */
  concurrency?(context: StrategyContext): number;
}

/** A loaded module, with everything it throws turned into an outcome. */
export interface StrategyModule {
  decide(hook: Hook, request: TaskRequest): Outcome | null;
  readonly concurrency: number | null;
}

/**
 * @param exported what the module's import gave, or what it threw
 * @param scrub takes absolute paths out of a text
 */
export function strategyModule(
  strategy: Strategy,
  exported: Result<unknown, string>,
  { scrub, ...context }: Omit<StrategyContext, 'strategy' | 'project'> & { readonly scrub: (text: string) => string },
): StrategyModule {
  const broken = (detail: string): StrategyModule => {
    const failed = trouble(strategy, scrub(detail));
    return { concurrency: null, decide: () => ({ kind: 'misconfigured', failure: failed }) };
  };
  if (!exported.ok) return broken(exported.failure);
  const definition = definitionOf(exported.value);
  if (definition === null) return broken('it exports neither shouldRunHook nor concurrency');
  const base = { ...context, strategy: strategy.name };
  const asked = attempt(() => (definition.concurrency === undefined ? null : { slots: definition.concurrency(base) }));
  if (!asked.ok) return broken(asked.failure);
  const concurrency = asked.value?.slots ?? null;
  if (asked.value !== null && !(typeof concurrency === 'number' && Number.isInteger(concurrency) && concurrency >= 1)) {
    return broken(`concurrency returned ${inWords(asked.value.slots)}, not an integer of 1 or more`);
  }
  return {
    concurrency,
    decide(hook, { project }) {
      const { name, stage, securityLevel, advisory } = hook;
      const { shouldRunHook } = definition;
      if (shouldRunHook === undefined) return null;
      const answer = attempt(() => shouldRunHook({ name, stage, securityLevel, advisory }, { ...base, project }));
      if (!answer.ok) return { kind: 'misconfigured', failure: trouble(strategy, scrub(answer.failure)) };
      if (typeof answer.value !== 'boolean') {
        const detail = `shouldRunHook returned ${inWords(answer.value)}, not true or false`;
        return { kind: 'misconfigured', failure: trouble(strategy, detail) };
      }
      return answer.value ? null : { kind: 'skipped', reason: { kind: 'left-out', strategy: strategy.name } };
    },
  };
}

function trouble({ name, module }: Strategy, detail: string): Failure {
  return { reason: 'strategy-module', strategy: name, module: module ?? '', detail };
}

/** What a function of the user's returned; his types need not be right. */
function inWords(value: unknown): string {
  if (value instanceof Promise) return 'a promise';
  return typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);
}

function definitionOf(exported: unknown): StrategyDefinition | null {
  const byDefault = property(exported, 'default');
  // A compiled CommonJS module comes with its own default inside the one of the import.
  for (const candidate of [byDefault, property(byDefault, 'default'), exported]) {
    const shouldRunHook = property(candidate, 'shouldRunHook');
    const concurrency = property(candidate, 'concurrency');
    if (typeof shouldRunHook !== 'function' && typeof concurrency !== 'function') continue;
    return {
      ...(typeof shouldRunHook === 'function'
        ? { shouldRunHook: (hook, context) => shouldRunHook.call(candidate, hook, context) }
        : {}),
      ...(typeof concurrency === 'function' ? { concurrency: (context) => concurrency.call(candidate, context) } : {}),
    };
  }
  return null;
}

function property(value: unknown, name: string): unknown {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? Reflect.get(value, name)
    : undefined;
}

function attempt<T>(ask: () => T): Result<T, string> {
  try {
    return success(ask());
  } catch (error) {
    return failure(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
