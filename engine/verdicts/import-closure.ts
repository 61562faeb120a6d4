import { posix } from 'node:path';
import type { FilePath } from '../hooks/brand';
import { folderOf } from '../hooks/folders';
import type { Tool } from '../tools/tool';
import type { InputSources } from './hook-inputs';

/** Files of the workspace that a set of files imports, directly or not. */
export interface ImportClosure {
  /** The given files and every local module; sorted. */
  readonly files: readonly FilePath[];
  /** Packages imported on the way; sorted. */
  readonly packages: readonly string[];
  /** False: something could not be read or followed for sure. */
  readonly complete: boolean;
  /** The first file that may read anything else too; `null`: none. */
  readonly open: FilePath | null;
}

/** @param tool whose configuration the files are, `null` for plain programs */
export function importClosure(
  start: readonly FilePath[],
  tool: Pick<Tool, 'name'> | null,
  sources: InputSources,
): ImportClosure {
  const files = new Set<FilePath>(start);
  const packages = new Set<string>();
  let complete = true;
  let open: FilePath | null = null;
  for (const file of files) {
    const text = sources.readText(file);
    if (text === null) continue;
    // Scripts that the first files import are plain modules; data that they name is configuration like them.
    const isConfig = start.includes(file) || isData.test(file);
    const references = sources.references(file, text, isConfig ? tool : null);
    complete &&= references.complete;
    if (!references.complete || (tool !== null && references.readsAnything)) open ??= file;
    // What a program reads is what it checks; what a configuration reads decides like the configuration itself.
    if (tool !== null) for (const each of namedFiles(references.named, file, sources)) files.add(each);
    for (const name of references.packages) packages.add(name);
    for (const specifier of references.local) {
      const target = sources.resolve(specifier, file);
      if (target.kind === 'file') files.add(target.file);
      else if (target.kind === 'package') packages.add(target.name);
      else {
        complete = false;
        open ??= file;
      }
    }
  }
  return { files: [...files].sort(), packages: [...packages].sort(), complete, open };
}

const isData = /\.(?:json[c5]?|ya?ml)$/;

/** Beside the file, or from the root on: it may build its paths either way. */
function namedFiles(names: readonly string[], file: FilePath, { isFile }: InputSources): readonly FilePath[] {
  return names
    .flatMap((name) => [posix.join(folderOf(file), name) as FilePath, posix.normalize(name) as FilePath])
    .filter((path) => !path.startsWith('..') && isFile(path));
}
