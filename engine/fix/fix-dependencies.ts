import type { HookName } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import type { Tool } from '../tools/tool';
import { fixerOf } from '../tools/fixer';

/**
 * Hooks of the same project whose fixers write before the one of `hook`: those that it depends on; where one of them can
 * only find, those that that one depends on. Sorted.
 * @param present the hooks of the project, by name
 */
export function fixDependencies(
  hook: Hook,
  present: ReadonlyMap<HookName, Hook>,
  tools: ReadonlyMap<string, Tool>,
): readonly HookName[] {
  const found = new Set<HookName>();
  const seen = new Set<HookName>();
  const visit = ({ dependsOn }: Hook): void => {
    for (const dependency of dependsOn) {
      const earlier = dependency.kind === 'hook' ? present.get(dependency.hook) : undefined;
      if (earlier === undefined || seen.has(earlier.name)) continue;
      seen.add(earlier.name);
      if (fixerOf(earlier, tools) === null) visit(earlier);
      else found.add(earlier.name);
    }
  };
  visit(hook);
  return [...found].sort();
}
