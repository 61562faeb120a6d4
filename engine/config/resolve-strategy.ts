import { posix } from 'node:path';
import type { FilePath, HookName } from '../hooks/brand';
import { securityLevels, stages } from '../hooks/hook';
import type { Strategy } from '../hooks/strategy';
import { builtInStrategies, plainStrategy } from './built-in-strategies';
import { limit } from './resolve-hook';
import type { StrategyDeclaration } from './strategy-schema';

/** A strategy with every default applied; `concurrency` is the workspace's, for strategies that do not say. */
export function resolveStrategy(name: string, declared: StrategyDeclaration, concurrency: number | null): Strategy {
  const base = builtInStrategies.find((strategy) => strategy.name === name) ?? { ...plainStrategy, name };
  const { include, exclude, module, timeout } = declared;
  return {
    name,
    description: declared.description ?? base.description,
    stages: declared.stages ? stages.filter((stage) => declared.stages?.includes(stage)) : base.stages,
    include: include ? sortedNames(include) : base.include,
    exclude: exclude ? sortedNames(exclude) : base.exclude,
    order: declared.order ?? base.order,
    concurrency: declared.concurrency ?? base.concurrency ?? concurrency,
    failFast: declared.failFast ?? base.failFast,
    waves: declared.waves ?? base.waves,
    liveOutput: declared.liveOutput ?? base.liveOutput,
    timeout: timeout === undefined ? base.timeout : limit(timeout),
    timeoutScale: declared.timeoutScale ?? base.timeoutScale,
    blocks: declared.blocks ? securityLevels.filter((level) => declared.blocks?.includes(level)) : base.blocks,
    module: module === undefined ? base.module : (posix.normalize(module) as FilePath),
  };
}

function sortedNames(names: readonly string[]): readonly HookName[] {
  return [...new Set(names)].sort().map((name) => name as HookName);
}
