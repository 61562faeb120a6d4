import type { FilePath } from '../hooks/brand';

/** At the root of the workspace; part of the repository. */
export const baselineFolder = 'hookgraph-baseline';
export const baselineEnding = '.jsonl';

/** The file that holds what is known of a hook, relative to the workspace root; an input of the hook's tasks. */
export function baselineFile(hook: string): FilePath {
  return `${baselineFolder}/${hook}${baselineEnding}` as FilePath;
}
