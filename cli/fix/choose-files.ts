import { isAbsolute, join, relative, sep } from 'node:path';
import type { FilePath } from '../../engine/hooks/brand';
import { isWithin } from '../../engine/hooks/folders';
import { failure, success, type Result } from '../../engine/hooks/result';
import type { Description } from '../../engine/report/messages/description';
import type { FileSystem } from '../../engine/system/ports';

export interface ChosenFiles {
  /** Sorted. */
  readonly files: readonly FilePath[];
  /** Named, but ignored by git or Nx: nobody checks them, so nobody fixes them. */
  readonly ignored: readonly string[];
}

export interface FileSurroundings {
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** Absolute path that the names are relative to. */
  readonly cwd: string;
  /** Every file that Nx sees. */
  readonly all: readonly FilePath[];
  readonly disk: Pick<FileSystem, 'stat'>;
}

/** The files that were named, those in folders that were named too. */
export function chooseFiles(
  names: readonly string[],
  { root, cwd, all, disk }: FileSurroundings,
): Result<ChosenFiles, Description> {
  const files = new Set<FilePath>();
  const ignored: string[] = [];
  for (const name of names) {
    const absolute = isAbsolute(name) ? name : join(cwd, name);
    const path = relative(root, absolute).split(sep).join('/') || '.';
    if (path === '..' || path.startsWith('../')) return failure(outside(name));
    if (disk.stat(absolute) === null) return failure(missing(name));
    const found = all.filter((file) => isWithin(file, path));
    if (found.length === 0) ignored.push(path);
    for (const file of found) files.add(file);
  }
  return success({ files: [...files].sort(), ignored });
}

function outside(name: string): Description {
  return { headline: `${JSON.stringify(name)} is outside of the workspace.`, detail: '', next: '' };
}

function missing(name: string): Description {
  return { headline: `There is no ${JSON.stringify(name)}.`, detail: '', next: 'Names are relative to this folder.' };
}
