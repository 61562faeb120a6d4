import { join } from 'node:path';
import type { FileSystem } from './ports';

/** Names of the packages in a node_modules folder, with their scopes. */
export function packagesIn(modules: string, disk: Pick<FileSystem, 'list'>): readonly string[] {
  return disk
    .list(modules)
    .flatMap((name) =>
      name.startsWith('@') ? disk.list(join(modules, name)).map((each) => `${name}/${each}`) : [name],
    );
}
