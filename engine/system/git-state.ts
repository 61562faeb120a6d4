import type { FilePath } from '../hooks/brand';
import { runGit } from './git';
import type { Environment } from './ports';

/** What a repository has of its history and of what it hides. */
export interface GitState {
  /** Files of the workspace that are tracked although .gitignore excludes them; sorted. */
  readonly trackedButIgnored: readonly FilePath[];
  readonly isShallow: boolean;
  readonly base: BaseState;
  /** Whether .gitignore excludes the folder that was asked for. */
  readonly isIgnored: boolean;
}

export type BaseState =
  | { readonly kind: 'shared' }
  /** It is known, but not where HEAD left it. */
  | { readonly kind: 'unrelated' }
  /** `remote`: names under which a remote has it, such as `origin/main`. */
  | { readonly kind: 'missing'; readonly remote: readonly string[] };

/**
 * @param root absolute path of the workspace root
 * @param base the commit that changes are counted from: `main`
 * @param folder of which is asked whether it is ignored, relative to the root
 * @returns `null`: no git, or no repository
 */
export async function gitState(
  root: string,
  { base, folder }: { readonly base: string; readonly folder: string },
  env: Environment,
): Promise<GitState | null> {
  const git = (args: readonly string[]) => runGit(root, args, env);
  const [inside, ignored, shallow, ignoredFolder] = await Promise.all([
    git(['rev-parse', '--is-inside-work-tree']),
    // -z: names as they are.
    git(['ls-files', '-z', '--cached', '--ignored', '--exclude-standard']),
    git(['rev-parse', '--is-shallow-repository']),
    // A file inside, since a rule for folders does not match the name of one that does not exist yet.
    git(['check-ignore', '--', `${folder}/any`]),
  ]);
  if (inside?.trim() !== 'true') return null;
  return {
    trackedButIgnored: (ignored ?? '')
      .split('\0')
      .filter((file) => file !== '')
      .sort() as unknown as readonly FilePath[],
    isShallow: shallow?.trim() === 'true',
    base: await baseState(base, git),
    isIgnored: ignoredFolder !== null,
  };
}

async function baseState(base: string, git: (args: readonly string[]) => Promise<string | null>): Promise<BaseState> {
  const [commit, shared, branches] = await Promise.all([
    git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`]),
    git(['merge-base', '--', base, 'HEAD']),
    git(['for-each-ref', '--format=%(refname:short)', `refs/remotes/*/${base}`]),
  ]);
  if (commit === null) return { kind: 'missing', remote: (branches ?? '').split('\n').filter((name) => name !== '') };
  return { kind: shared === null ? 'unrelated' : 'shared' };
}
