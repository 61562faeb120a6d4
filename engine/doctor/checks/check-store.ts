import type { GitState } from '../../system/git-state';
import type { Ailment } from '../ailment';
import type { StoreFacts } from '../facts';

/** Less than this, and a run may not keep its verdicts. */
const enough = 100_000_000;

/** Whether verdicts can be kept, and are kept out of git. */
export function checkStore({ directory, trouble, free }: StoreFacts, git: GitState | null): readonly Ailment[] {
  return [
    ...(trouble === null ? [] : [{ kind: 'unwritable-store', directory, trouble } as const]),
    ...(trouble === null && free !== null && free < enough ? [{ kind: 'full-disk', directory, free } as const] : []),
    ...(git === null || git.isIgnored ? [] : [{ kind: 'store-not-ignored', directory } as const]),
  ];
}
