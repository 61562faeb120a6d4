import { runGit } from './git';
import type { Environment } from './ports';

/**
 * Whether git tracks any of these paths, or anything in them: then a commit says what they hold.
 * @param folder absolute; asked inside of it, since it may be reached by a link
 * @param paths relative to the folder
 */
export async function gitTracks(folder: string, paths: readonly string[], env: Environment): Promise<boolean> {
  // -z: only whether there is anything counts, whatever it is called.
  const files = await runGit(folder, ['ls-files', '-z', '--cached', '--', ...paths], env);
  return files !== null && files !== '';
}
