import { join } from 'node:path';
import { asObject, parseJsonObject } from '../hooks/json';
import { lockFiles } from './lock-files';
import type { FileSystem } from './ports';

/** A package in node_modules, as the package manager notes it. */
export interface InstalledVersion {
  /** That of its folder, which is not that of the package where it goes by an alias. */
  readonly name: string;
  readonly version: string;
  /** True: it lies in node_modules of the workspace root itself. False also where nothing tells. */
  readonly isShared: boolean;
}

type Read = (text: string) => readonly InstalledVersion[];

/** What each package manager leaves in node_modules, by its lock file. */
const notes: Readonly<Record<(typeof lockFiles)[number], readonly (readonly [file: string, read: Read])[]>> = {
  'bun.lock': [],
  'bun.lockb': [],
  'yarn.lock': [
    ['.yarn-state.yml', yarn],
    ['.yarn-integrity', yarnClassic],
  ],
  'pnpm-lock.yaml': [['.pnpm/lock.yaml', pnpmVersions]],
  'package-lock.json': [['.package-lock.json', npmVersions]],
};

/**
 * Every package from a registry that is installed, links and what comes inside of others left out; `null`: the package
 * manager leaves no note of it.
 * @param root absolute path of the workspace root
 */
export function installedVersions(
  root: string,
  disk: Pick<FileSystem, 'readText' | 'stat'>,
): readonly InstalledVersion[] | null {
  const lockFile = lockFiles.find((file) => disk.stat(join(root, file)) !== null);
  for (const [file, read] of lockFile === undefined ? [] : notes[lockFile]) {
    const text = disk.readText(join(root, 'node_modules', file));
    if (text !== null) return read(text);
  }
  return null;
}

/** Of npm's lock file, or of the one of the same shape that it leaves in node_modules. */
export function npmVersions(text: string): readonly InstalledVersion[] {
  return Object.entries(asObject(parseJsonObject(text)['packages'])).flatMap(([path, entry]) => {
    const { version, link, inBundle } = asObject(entry);
    const name = folderName(path);
    if (name === null || typeof version !== 'string' || link === true || inBundle === true) return [];
    return [{ name, version, isShared: path === `node_modules/${name}` }];
  });
}

/** Of pnpm's lock file, or of the one of the same shape that it leaves in node_modules. */
export function pnpmVersions(text: string): readonly InstalledVersion[] {
  const found = text.matchAll(/^ {2}['"]?\/?((?:@[^/@\s]+\/)?[^/@\s'"(]+)[@/](\d[^(:'"\s]*)/gm);
  return [...found].map(([, name = '', version = '']) => ({ name, version, isShared: false }));
}

/** `"a@npm:1.0.0":`, or of a patched package `"a@patch:...::version=1.0.0&hash=...":`, and where it lies. */
function yarn(text: string): readonly InstalledVersion[] {
  const blocks = text.matchAll(
    /^"[^"\n]+@(?:virtual:[^"#]*#)?(?:npm:|patch:[^"]*::version=)([^"&:]+)[^"]*":\n((?: +.*\n?)+)/gm,
  );
  return [...blocks].flatMap(([, version = '', block = '']) =>
    [...block.matchAll(/^ {4}- "([^"]+)"/gm)].flatMap(([, path = '']) => {
      const name = folderName(path);
      return name === null ? [] : [{ name, version, isShared: false }];
    }),
  );
}

/** What was asked for, and the address that it came from: `"a@^1.0.0": "https://.../a/-/a-1.0.0.tgz#..."`. */
function yarnClassic(text: string): readonly InstalledVersion[] {
  return Object.entries(asObject(parseJsonObject(text)['lockfileEntries'])).flatMap(([pattern, address]) => {
    const [, version] = /-(\d+\.\d+\.\d+[^/]*)\.tgz(?:#|$)/.exec(typeof address === 'string' ? address : '') ?? [];
    return version === undefined ? [] : [{ name: pattern.slice(0, pattern.indexOf('@', 1)), version, isShared: false }];
  });
}

function folderName(path: string): string | null {
  const mark = 'node_modules/';
  const at = path.lastIndexOf(mark);
  return at === -1 ? null : path.slice(at + mark.length);
}
