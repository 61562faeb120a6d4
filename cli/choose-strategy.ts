import { nearMiss } from '../engine/config/near-miss';
import { failure, success, type Result } from '../engine/hooks/result';
import type { Strategy } from '../engine/hooks/strategy';
import { renderConfigProblems } from '../engine/report/config-problems';
import type { Description } from '../engine/report/messages/description';
import type { OpenWorkspace } from './open-workspace';

/** @param asked `null`: the default strategy */
export function chooseStrategy(asked: string | null, { config }: OpenWorkspace): Result<Strategy, Description> {
  const { strategies, defaultStrategy } = config.workspace;
  const name = asked ?? defaultStrategy;
  const declared = strategies.find((strategy) => strategy.name === name);
  if (declared?.state === 'ready') return success(declared.strategy);
  if (declared?.state === 'broken') {
    const detail = renderConfigProblems(declared.problems, { color: false });
    return failure({ headline: `The strategy "${name}" is not declared rightly.`, detail, next: '' });
  }
  const names = strategies.map((strategy) => strategy.name);
  const near = nearMiss(name, names);
  return failure({
    headline: `There is no strategy "${name}".`,
    detail: `There are ${names.join(', ')}.`,
    next: near === null ? '' : `Did you mean "${near}"?`,
  });
}
