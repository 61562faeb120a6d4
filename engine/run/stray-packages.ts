import { join } from 'node:path';
import type { ProjectRoot } from '../hooks/brand';
import type { StrayPackage } from '../hooks/failure';
import { asObject, parseJsonObject } from '../hooks/json';
import { once } from '../hooks/once';
import type { InstalledPackages } from '../system/installed-packages';
import { installedVersions, type InstalledVersion } from '../system/installed-versions';
import { isLinked } from '../system/package-contents';
import type { FileSystem } from '../system/ports';
import type { HostPackages } from './host-graph';

/** Which of the packages that decide a verdict are installed in another version than the host's hash was made from. */
export type StrayPackages = (used: readonly string[] | 'all', project: ProjectRoot) => readonly StrayPackage[];

export interface StraySources {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly disk: Pick<FileSystem, 'readText' | 'stat'>;
  readonly packages: Pick<InstalledPackages, 'find' | 'closure'>;
  /** Names in the dependencies of the root's and the project's package.json. */
  readonly declared: (project: ProjectRoot) => readonly string[];
}

/**
 * Goes by what the package manager noted when it installed, which is read once for a run; where it leaves no note, by the
 * packages that are named themselves, without what they depend on.
 * @param hashed the packages that the host's graph has; absent: it tells of none
 */
export function strayPackages(hashed: HostPackages | undefined, sources: StraySources): StrayPackages {
  if (hashed === undefined || Object.keys(hashed).length === 0) return () => [];
  const { root, disk, packages, declared } = sources;
  const strayOf = comparison(hashed);
  const noted = once(() => {
    const installed = installedVersions(root, disk);
    return installed && new Map(installed.flatMap(strayOf).map((stray) => [keyOf(stray), stray]));
  });
  const missing = once(() => missingPackages(hashed, sources));
  const named = (names: readonly string[], from: string): readonly StrayPackage[] =>
    names.flatMap((name) => {
      const found = packages.find(name, from);
      return found === null || isLinked(found.folder) ? [] : strayOf({ ...found, name, isShared: false });
    });

  return (used, project) => {
    const from = join(root, project);
    const strays = noted();
    if (used === 'all') {
      return distinctStrays([...(strays === null ? named(declared(project), from) : strays.values()), ...missing()]);
    }
    if (strays === null) return distinctStrays(named(used, from));
    if (strays.size === 0) return [];
    const closure = used.flatMap((name) => packages.closure(name, from));
    // Of a package that changes without a new version a digest follows its version.
    return distinctStrays(closure.flatMap((each) => strays.get(each.replace(/#.*$/, '')) ?? []));
  };
}

/** Nothing where the host has no such package, or one that goes by no version: a link, an archive, a repository. */
function comparison(hashed: HostPackages): (installed: InstalledVersion) => readonly StrayPackage[] {
  const versions = new Map<string, Set<string>>();
  for (const [key, { data }] of Object.entries(hashed)) {
    if (!key.startsWith('npm:')) continue;
    versions.set(data.packageName, (versions.get(data.packageName) ?? new Set()).add(data.version));
  }
  return ({ name, version, isShared }) => {
    // The one at the root goes by its bare name; of others nothing tells which it is, so that any will do.
    const shared = isShared ? hashed[`npm:${name}`]?.data.version : undefined;
    const locked = shared === undefined ? [...(versions.get(name) ?? [])] : [shared];
    if (locked.includes(version) || !locked.some(isVersion)) return [];
    // Loaded with the first difference: most of the time there is none.
    const valid: typeof import('semver/functions/valid') = require('semver/functions/valid');
    const known = locked.map((each) => valid(each));
    const own = valid(version);
    if (own === null || known.includes(null) || known.includes(own)) return [];
    return [{ name, installed: version, locked: locked.sort() }];
  };
}

/** What package.json of the root depends on and the root does not have; what is optional may well be missing. */
function missingPackages(hashed: HostPackages, { root, disk }: StraySources): readonly StrayPackage[] {
  const manifest = parseJsonObject(disk.readText(join(root, 'package.json')) ?? '{}');
  const optional = asObject(manifest['optionalDependencies']);
  const names = Object.keys({ ...asObject(manifest['dependencies']), ...asObject(manifest['devDependencies']) });
  return names.flatMap((name) => {
    const version = hashed[`npm:${name}`]?.data.version;
    if (version === undefined || !isVersion(version) || name in optional) return [];
    const isThere = disk.stat(join(root, 'node_modules', name, 'package.json')) !== null;
    return isThere ? [] : [{ name, installed: null, locked: [version] }];
  });
}

function isVersion(text: string): boolean {
  return /^\d/.test(text);
}

function keyOf({ name, installed }: StrayPackage): string {
  return `${name}@${installed ?? ''}`;
}

/** Each once, sorted by name and installed version. */
export function distinctStrays(strays: readonly StrayPackage[]): readonly StrayPackage[] {
  const byKey = new Map(strays.map((stray) => [keyOf(stray), stray]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stray]) => stray);
}
