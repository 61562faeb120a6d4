import { dirname, join } from 'node:path';
import { failure, success, type Result } from '../engine/hooks/result';
import type { Description } from '../engine/report/messages/description';
import type { FileSystem } from '../engine/system/ports';

/** The nearest folder with an nx.json, from `cwd` upwards. */
export function findWorkspace(cwd: string, files: Pick<FileSystem, 'stat'>): Result<string, Description> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (files.stat(join(folder, 'nx.json')) !== null) return success(folder);
    if (dirname(folder) === folder) return failure(noWorkspace(cwd));
  }
}

function noWorkspace(cwd: string): Description {
  return {
    headline: 'This is no Nx workspace.',
    detail: `There is no nx.json in ${cwd} nor in a folder above it.`,
    next: 'Go to a folder of the workspace, or make one: npx nx init',
  };
}
