import type { Condition } from '../hooks/condition';
import type { HookDeclaration } from './hook-schema';

/** `when` as the run asks it. */
export function resolveCondition(when: NonNullable<HookDeclaration['when']>): Condition {
  const names = when.env ? Object.keys(when.env).sort() : null;
  return {
    env: names?.map((name) => ({ name, value: when.env?.[name] ?? true })) ?? null,
    ci: when.ci ?? null,
    branches: when.branches ?? null,
    os: when.os ? [...new Set(when.os)].sort() : null,
    changed: when.changed ?? null,
    command: when.command ?? null,
  };
}
