import { join } from 'node:path';
import type { FilePath } from '../engine/hooks/brand';
import { onceEach } from '../engine/hooks/once';
import { builtDeclarations } from '../engine/system/built-declarations';
import type { FileSystem } from '../engine/system/ports';
import { digestOf } from '../engine/verdicts/digest';
import type { BuiltVariables } from './built-variables';

/**
 * The value of each variable: a digest of the declarations that lie in its folders now, by name and content.
 * @param root absolute path of the workspace root
 */
export function builtDigests(
  root: string,
  { folders, variables }: BuiltVariables,
  disk: FileSystem,
): Readonly<Record<string, string>> {
  // The folder of one variable may lie in that of another.
  const { in: declarationsIn } = builtDeclarations(root, {
    list: onceEach(disk.list),
    entries: onceEach(disk.entries),
  });
  const contentOf = onceEach((file: FilePath) => content(join(root, file), disk));
  const digests = folders.map((folder) =>
    digestOf(JSON.stringify(declarationsIn(folder).map((file) => [file, contentOf(file)]))),
  );
  // One text for each: to hash thousands of parts one by one took as long as to find them.
  const valueOf = (places: readonly number[]) => digestOf(places.map((place) => digests[place]).join()).slice(0, 16);
  return Object.fromEntries(Object.entries(variables).map(([name, places]) => [name, valueOf(places)]));
}

/** What we may not read the tool may not either. */
function content(path: string, disk: FileSystem): string {
  try {
    const found = disk.read(path);
    return found === null ? 'nothing' : digestOf(found);
  } catch {
    return 'unreadable';
  }
}
