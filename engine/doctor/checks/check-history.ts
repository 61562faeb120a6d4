import type { Ailment } from '../ailment';
import type { HistoryFacts } from '../facts';

/** Whether git knows what `nx affected` counts changes from. */
export function checkHistory({ base, git }: HistoryFacts): readonly Ailment[] {
  if (git === null) return [{ kind: 'no-repository' }];
  if (git.base.kind === 'shared') return [];
  // Whatever is missing in a shallow clone is missing because it is shallow.
  if (git.isShallow) return [{ kind: 'shallow-clone', base }];
  return git.base.kind === 'missing'
    ? [{ kind: 'missing-base', base, remote: git.base.remote }]
    : [{ kind: 'unrelated-base', base }];
}
