import type { Ailment } from '../ailment';
import type { HookFacts } from '../facts';

/** Configuration that tools read and no task's inputs name; each file once for each hook. */
export function checkInputs(hooks: readonly HookFacts[]): readonly Ailment[] {
  return hooks.flatMap(({ name: hook, places }) => {
    const found = places
      .filter(({ files }) => files > 0)
      .flatMap(({ unfollowed, unseen }): readonly Ailment[] => [
        ...unfollowed.map((each) => ({ kind: 'unfollowed-config', hook, ...each }) as const),
        ...unseen.map((each) => ({ kind: 'unseen-config', hook, ...each }) as const),
      ]);
    return [...new Map(found.map((ailment) => [JSON.stringify(ailment), ailment])).values()];
  });
}
