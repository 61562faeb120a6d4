import { join } from 'node:path';
import type { Description } from '../../engine/report/messages/description';
import type { Face } from '../face';
import type { OpenWorkspace } from '../open-workspace';

/**
 * Why what a run leaves counts for nothing; `null`: it does count. What git tracks came with a commit, and whoever made it
 * chose what it says.
 * @param name of a file in hookgraph's own folder, or a glob
 */
export async function committed(
  name: string,
  { root, config }: OpenWorkspace,
  face: Pick<Face, 'isTracked'>,
): Promise<Description | null> {
  const { directory } = config.workspace;
  if (!(await face.isTracked(join(root, directory), [name]))) return null;
  return {
    headline: `git tracks ${directory}/${name}, so that a commit says what was found.`,
    detail: 'Only what a run has left here counts.',
    next: `Take it out: git rm -r --force ${directory}, and add ${directory} to .gitignore`,
  };
}
