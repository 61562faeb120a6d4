import { dirname, join } from 'node:path';
import { asObject, parseJsonObject } from '../hooks/json';
import type { PackageContents } from './package-contents';
import type { FileSystem } from './ports';

/** A package as it is installed, not as a lock file wishes. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** Absolute, symbolic links resolved. */
  readonly folder: string;
  /** Program name to path relative to `folder`. */
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: readonly string[];
}

export interface InstalledPackages {
  /** Looks for `node_modules/<name>` in `from` and every folder above, as Node does. */
  find(name: string, from: string): InstalledPackage | null;
  /** `node_modules/.bin/<name>` in `from` or a folder above it; an absolute path. */
  binary(name: string, from: string): string | null;
  /**
   * `name@version` of the package and of all that it depends on, as installed; sorted. Where the version does not tell
   * what is in it a digest follows: `name@version#digest`.
   */
  closure(name: string, from: string): readonly string[];
  /** `name@version`, with the digest where the version does not tell. */
  identity(found: InstalledPackage): string;
  /** The package whose folder a file is in, where it is a link to its sources. */
  around(file: string): InstalledPackage | null;
}

/** Reads each package.json once; make a new one for each run. */
export function installedPackages(files: FileSystem, contents: Pick<PackageContents, 'of'>): InstalledPackages {
  const manifests = new Map<string, InstalledPackage | null>();
  const found = new Map<string, InstalledPackage | null>();
  const closures = new Map<string, readonly string[]>();

  function find(name: string, from: string): InstalledPackage | null {
    const key = `${from}\0${name}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const here = read(join(from, 'node_modules', name));
    const above = dirname(from);
    const result = here ?? (above === from ? null : find(name, above));
    found.set(key, result);
    return result;
  }

  function read(path: string): InstalledPackage | null {
    const known = manifests.get(path);
    if (known !== undefined) return known;
    const folder = files.realpath(path);
    const text = folder === null ? null : files.readText(join(folder, 'package.json'));
    const result = folder === null || text === null ? null : parseManifest(text, folder);
    manifests.set(path, result);
    return result;
  }

  function closure(name: string, from: string): readonly string[] {
    const root = find(name, from);
    if (root === null) return [];
    const known = closures.get(root.folder);
    if (known !== undefined) return known;
    const visited = new Map<string, InstalledPackage>([[root.folder, root]]);
    for (const current of visited.values()) {
      for (const dependency of current.dependencies) {
        const next = find(dependency, current.folder);
        if (next !== null) visited.set(next.folder, next);
      }
    }
    const names = new Set([...visited.values()].map(identity));
    const result = [...names].sort();
    closures.set(root.folder, result);
    return result;
  }

  function identity(found: InstalledPackage): string {
    const content = contents.of(found);
    return `${found.name}@${found.version}${content === null ? '' : `#${content}`}`;
  }

  const binaries = new Map<string, string | null>();
  function binary(name: string, from: string): string | null {
    const path = join(from, 'node_modules', '.bin', name);
    const known = binaries.get(path);
    if (known !== undefined) return known;
    const above = dirname(from);
    const result = files.realpath(path) !== null ? path : above === from ? null : binary(name, above);
    binaries.set(path, result);
    return result;
  }

  function around(file: string): InstalledPackage | null {
    for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
      const found = read(folder);
      if (found !== null) return found;
    }
    return null;
  }

  return { find, binary, closure, identity, around };
}

function parseManifest(text: string, folder: string): InstalledPackage | null {
  const json = parseJsonObject(text);
  const { name, version } = json;
  if (typeof name !== 'string' || typeof version !== 'string') return null;
  return {
    name,
    version,
    folder,
    bin: typeof json['bin'] === 'string' ? { [name.replace(/^@[^/]+\//, '')]: json['bin'] } : stringsOf(json['bin']),
    dependencies: [
      ...new Set(
        ['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap((field) =>
          Object.keys(asObject(json[field])),
        ),
      ),
    ],
  };
}

function stringsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asObject(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
