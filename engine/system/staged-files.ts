import type { FilePath } from '../hooks/brand';
import { runGit } from './git';
import type { Environment } from './ports';

/**
 * Files that the next commit adds or changes, relative to the workspace root, sorted; `null`: no git, or no repository.
 * @param root absolute path of the workspace root
 */
export async function stagedFiles(root: string, env: Environment): Promise<readonly FilePath[] | null> {
  // --relative: the workspace may be a folder of the repository; the filter leaves out what is deleted.
  const flags = ['--cached', '--name-only', '-z', '--relative', '--no-renames', '--diff-filter=ACMT'];
  const printed = await runGit(root, ['diff', ...flags, '--'], env);
  if (printed === null) return null;
  const files = printed.split('\0').filter((path) => path !== '');
  return files.sort() as unknown as readonly FilePath[];
}
