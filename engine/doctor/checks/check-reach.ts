import type { Ailment } from '../ailment';
import type { GraphFacts } from '../facts';

/** Projects that nothing checks, and hooks that check nothing. */
export function checkReach({ projects, hooks }: GraphFacts): readonly Ailment[] {
  const bare = projects.filter(({ hasHooks, switchesOff }) => !hasHooks && !switchesOff).map(({ name }) => name);
  return [
    ...(bare.length > 0 && hooks.length > 0
      ? [{ kind: 'projects-without-hooks', projects: bare.sort() } as const]
      : []),
    ...hooks.flatMap(({ name, globs, looksFor, places }): readonly Ailment[] => {
      if (places.length === 0) return [{ kind: 'hook-without-projects', hook: name, looksFor }];
      return places.some(({ files }) => files > 0) ? [] : [{ kind: 'hook-without-files', hook: name, globs }];
    }),
  ];
}
