import type { Ailment } from '../ailment';
import type { HookFacts } from '../facts';

/** Hooks whose verdicts may be out of date, or are never kept. */
export function checkSoundness(hooks: readonly HookFacts[]): readonly Ailment[] {
  return hooks.flatMap(({ name, narrowing, places }): readonly Ailment[] => {
    const what = [...new Set(places.flatMap(({ uncaptured }) => uncaptured))].sort();
    return [
      ...(narrowing === null ? [] : [{ kind: 'narrow-scope', narrowing } as const]),
      ...(what.length === 0 ? [] : [{ kind: 'unkept-hook', hook: name, what } as const]),
    ];
  });
}
