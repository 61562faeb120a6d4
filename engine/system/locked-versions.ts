import { join } from 'node:path';
import { npmVersions, pnpmVersions } from './installed-versions';
import type { FileSystem } from './ports';

/** A package with the version that is installed, or with several, as the package manager notes it. */
export interface LockedVersion {
  readonly name: string;
  readonly version: string;
}

/** What a package manager left in node_modules first: it tells what is installed, not what should be. */
const readers: readonly (readonly [file: string, read: (text: string) => Iterable<LockedVersion>])[] = [
  ['node_modules/.package-lock.json', npmVersions],
  ['node_modules/.pnpm/lock.yaml', pnpmVersions],
  ['package-lock.json', npmVersions],
  ['npm-shrinkwrap.json', npmVersions],
  ['pnpm-lock.yaml', pnpmVersions],
  ['yarn.lock', yarn],
  ['bun.lock', bun],
];

/** All packages of the first lock file that there is, sorted by name; empty where it cannot be read. */
export function lockedVersions(root: string, disk: Pick<FileSystem, 'readText'>): readonly LockedVersion[] {
  for (const [file, read] of readers) {
    const text = disk.readText(join(root, file));
    if (text === null) continue;
    const versions = new Map<string, Set<string>>();
    for (const { name, version } of read(text)) versions.set(name, (versions.get(name) ?? new Set()).add(version));
    return [...versions]
      .map(([name, found]) => ({ name, version: [...found].sort().join(', ') }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
  return [];
}

function yarn(text: string): readonly LockedVersion[] {
  return matches(/^"?((?:@[^/@\s]+\/)?[^@\s"]+)@[^\n]*:\n {2}version:? "?([^"\n]+)"?/gm, text);
}

function bun(text: string): readonly LockedVersion[] {
  return matches(/": \["((?:@[^/@"]+\/)?[^@"]+)@(\d[^"]*)"/g, text);
}

function matches(pattern: RegExp, text: string): readonly LockedVersion[] {
  return [...text.matchAll(pattern)].map(([, name = '', version = '']) => ({ name, version }));
}
