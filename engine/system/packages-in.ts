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

/** Names of those that are links, with their scopes; does not look at the others, of which there are many. */
export function linksIn(modules: string, disk: Pick<FileSystem, 'list' | 'links'>): readonly string[] {
  const scopes = disk.list(modules).filter((name) => name.startsWith('@'));
  return [
    ...disk.links(modules).filter((name) => !name.startsWith('@')),
    ...scopes.flatMap((scope) => disk.links(join(modules, scope)).map((name) => `${scope}/${name}`)),
  ].sort();
}
