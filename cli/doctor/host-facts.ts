import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import type { HostFacts, UnreadLockFile } from '../../engine/doctor/facts';
import type { FilePath } from '../../engine/hooks/brand';
import { asObject } from '../../engine/hooks/json';
import { installedPackages } from '../../engine/system/installed-packages';
import { hostLockFile } from '../../engine/system/host-lock-file';
import { lockFiles } from '../../engine/system/lock-files';
import type { FileSystem } from '../../engine/system/ports';

export interface HostSources {
  readonly nxJson: NxJson;
  /** Every file that Nx sees. */
  readonly seen: readonly FilePath[];
  readonly disk: FileSystem;
}

/** What nx.json and node_modules say of Nx and of hookgraph, without loading either. */
export function hostFacts(root: string, { nxJson, seen, disk }: HostSources): HostFacts {
  const packages = installedPackages(disk, { of: () => null });
  return {
    isInstalled: packages.find('hookgraph', root) !== null,
    pluginEntries: nxJson.plugins.filter((name) => name === 'hookgraph').length,
    version: packages.find('nx', root)?.version ?? null,
    unreadLockFile: unreadLockFile(root, { nxJson, seen, disk }),
  };
}

function unreadLockFile(root: string, { nxJson, seen, disk }: HostSources): UnreadLockFile | null {
  const isThere = (name: string) => disk.stat(join(root, name)) !== null;
  const names = new Set<string>(['package.json', ...lockFiles]);
  // git lists what was deleted and not yet committed.
  const found = seen.filter((file) => names.has(file) && isThere(file));
  const lock = hostLockFile(found, nxJson.whole['pluginsConfig']);
  if (lock.kind === 'read') return null;
  if (lock.why !== 'unseen') return { why: lock.why, file: null };
  const file = lockFiles.find(isThere) ?? null;
  return { why: file === null ? 'absent' : 'ignored', file };
}

/** The part of nx.json that the doctor reads. */
export interface NxJson {
  /** Module names, in order. */
  readonly plugins: readonly string[];
  readonly defaultBase: string;
  /** As Nx hands it to plugins. */
  readonly whole: Readonly<Record<string, unknown>>;
}

/** @param root absolute path of the workspace root */
export function readNxJson(root: string, files: Pick<FileSystem, 'readText'>): NxJson {
  const own = asObject(parse(files.readText(join(root, 'nx.json')) ?? '{}'));
  const preset = typeof own['extends'] === 'string' ? presetOf(own['extends'], root, files) : {};
  const whole = { ...preset, ...own };
  const plugins = Array.isArray(whole['plugins']) ? whole['plugins'] : [];
  const bases = [whole['defaultBase'], asObject(whole['affected'])['defaultBase']];
  return {
    plugins: plugins.flatMap(pluginName),
    defaultBase: bases.find((base) => typeof base === 'string') ?? 'main',
    whole,
  };
}

function presetOf(name: string, root: string, files: Pick<FileSystem, 'readText'>): Readonly<Record<string, unknown>> {
  try {
    const path = createRequire(join(root, 'nx.json')).resolve(name);
    return asObject(parse(files.readText(path) ?? '{}'));
  } catch {
    return {};
  }
}

function pluginName(entry: unknown): readonly string[] {
  const name = typeof entry === 'string' ? entry : asObject(entry)['plugin'];
  return typeof name === 'string' ? [name] : [];
}
