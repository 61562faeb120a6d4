import { toolGroups } from './groups';
import { hookName } from './hook-name';

/** Hooks that belong together, with the sentence that explains them. */
export interface HookGroup {
  readonly comment: string;
  readonly hooks: readonly ComposedHook[];
}

export interface ComposedHook {
  readonly name: string;
  readonly tool: string;
  readonly dependsOn: readonly string[];
}

/** One hook for each tool, quick ones before slow ones; each waits only for hooks that are there. */
export function composeHooks(tools: Iterable<string>): readonly HookGroup[] {
  const present = new Set(tools);
  const namesOf = (group: string): readonly string[] =>
    (toolGroups.find(({ name }) => name === group)?.tools ?? []).filter((tool) => present.has(tool)).map(hookName);
  return toolGroups.flatMap(({ comment, tools: members, after }) => {
    const dependsOn = after.map(namesOf).find((names) => names.length > 0) ?? [];
    const hooks = members.filter((tool) => present.has(tool));
    return hooks.length === 0
      ? []
      : [{ comment, hooks: hooks.map((tool) => ({ name: hookName(tool), tool, dependsOn })) }];
  });
}
