import type { GitState } from '../../system/git-state';
import type { Ailment } from '../ailment';

/** Nx leaves out what .gitignore excludes, tracked or not: a change of such a file makes no task run. */
export function checkTrackedFiles(git: GitState | null): readonly Ailment[] {
  const files = git?.trackedButIgnored ?? [];
  return files.length > 0 ? [{ kind: 'tracked-but-ignored', files }] : [];
}
