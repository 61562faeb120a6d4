import { join } from 'node:path';
import { resultFolder, type HookResult } from '../../engine/hooks/hook-result';
import { readResult } from '../../engine/report/read-result';
import type { FileSystem } from '../../engine/system/ports';

/** Every result that runs have left, of whatever task, by its path relative to the workspace root. */
export function leftResults(
  root: string,
  directory: string,
  files: Pick<FileSystem, 'list' | 'stat' | 'readText'>,
): ReadonlyMap<string, HookResult> {
  const found = new Map<string, HookResult>();
  const readFolder = (folder: string): void => {
    for (const name of files.list(join(root, folder))) {
      const path = `${folder}/${name}`;
      // A project may be called anything, so a folder may too.
      if (files.stat(join(root, path))?.isDirectory === true) {
        readFolder(path);
        continue;
      }
      const result = name.endsWith('.json') ? readResult(files.readText(join(root, path))) : null;
      if (result !== null) found.set(path, result);
    }
  };
  readFolder(resultFolder(directory));
  return found;
}
