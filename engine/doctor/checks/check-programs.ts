import type { Failure } from '../../hooks/failure';
import type { Ailment } from '../ailment';
import type { HookFacts } from '../facts';

/** Programs that are not there or that hookgraph cannot read, one entry for all projects with the same trouble. */
export function checkPrograms(hooks: readonly HookFacts[]): readonly Ailment[] {
  return hooks.flatMap(({ name, places }) => {
    const troubles = new Map<string, { readonly failure: Failure; readonly projects: string[] }>();
    for (const { project, files, failure } of places) {
      // Without files the program is never started.
      if (failure === null || files === 0) continue;
      const key = JSON.stringify(failure);
      const trouble = troubles.get(key) ?? { failure, projects: [] };
      trouble.projects.push(project);
      troubles.set(key, trouble);
    }
    return [...troubles.values()].map(({ failure, projects }): Ailment => ({
      kind: 'missing-program',
      hook: name,
      projects: projects.sort(),
      failure,
    }));
  });
}
