import { runGit } from './git';
import type { Environment } from './ports';

/** What a run asks of the git repository around the workspace. */
export interface Repository {
  /** Name of the branch, also in CI where HEAD is detached; `null`: not known. */
  branch(): Promise<string | null>;
  /** Workspace-relative paths changed since the merge base with `base`, committed or not, untracked too; `null`: unknown base. */
  changedSince(base: string): Promise<readonly string[] | null>;
}

export function gitRepository(root: string, env: Environment): Repository {
  const git = (args: readonly string[]) => runGit(root, args, env);
  return {
    async branch() {
      const name = (await git(['rev-parse', '--abbrev-ref', 'HEAD']))?.trim() ?? '';
      if (name !== '' && name !== 'HEAD') return name;
      const { default: envCi } = await import('env-ci');
      const ci: { branch?: string; prBranch?: string } = envCi({ env: { ...env }, cwd: root });
      return ci.prBranch ?? ci.branch ?? null;
    },
    async changedSince(base) {
      const mergeBase = (await git(['merge-base', base, 'HEAD']))?.trim();
      if (!mergeBase) return null;
      const [changed, untracked] = await Promise.all([
        // --relative: the workspace may be a folder of the repository; --no-renames: the old path counts too.
        git(['diff', '--name-only', '-z', '--relative', '--no-renames', mergeBase, '--']),
        git(['ls-files', '-z', '--others', '--exclude-standard']),
      ]);
      if (changed === null || untracked === null) return null;
      return `${changed}${untracked}`.split('\0').filter((path) => path !== '');
    },
  };
}
