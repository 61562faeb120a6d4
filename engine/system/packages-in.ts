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
export function linksIn(modules: string, disk: Pick<FileSystem, 'list' | 'entries'>): readonly string[] {
  const scopes = disk.list(modules).filter((name) => name.startsWith('@'));
  return [
    ...disk.entries(modules).links.filter((name) => !name.startsWith('@')),
    ...scopes.flatMap((scope) => disk.entries(join(modules, scope)).links.map((name) => `${scope}/${name}`)),
  ].sort();
}
