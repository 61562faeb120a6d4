import { join } from 'node:path';
import type { HookResult } from '../../engine/hooks/hook-result';
import { resultFileEnd } from '../../engine/hooks/result-file';
import { readResult } from '../../engine/report/read-result';
import type { FileSystem } from '../../engine/system/ports';

/** Every result that runs have left, of whatever task, by its path relative to the workspace root. */
export function leftResults(
  root: string,
  directory: string,
  files: Pick<FileSystem, 'list' | 'readText'>,
): ReadonlyMap<string, HookResult> {
  const found = new Map<string, HookResult>();
  for (const name of files.list(join(root, directory))) {
    if (!name.endsWith(resultFileEnd)) continue;
    const result = readResult(files.readText(join(root, directory, name)));
    if (result !== null) found.set(`${directory}/${name}`, result);
  }
  return found;
}
