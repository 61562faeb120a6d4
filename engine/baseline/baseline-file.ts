import type { FilePath } from '../hooks/brand';

/** At the root of the workspace; part of the repository. */
export const baselineFolder = 'hookgraph-baseline';
export const baselineEnding = '.jsonl';

/** The file that holds what is known of a hook, relative to the workspace root; an input of the hook's tasks. */
export function baselineFile(hook: string): FilePath {
  return `${baselineFolder}/${hook}${baselineEnding}` as FilePath;
}

/**
 * Lets git put the lines of two branches one after the other instead of calling it a conflict: each line stands for
 * itself. Kept beside the baseline, so that it holds for whoever clones the repository.
 */
export const mergeRule = {
  file: `${baselineFolder}/.gitattributes`,
  text: `*${baselineEnding} merge=union\n`,
} as const;
