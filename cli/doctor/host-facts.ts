import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import type { HostFacts } from '../../engine/doctor/facts';
import { asObject } from '../../engine/hooks/json';
import { installedPackages } from '../../engine/system/installed-packages';
import type { FileSystem } from '../../engine/system/ports';

/** What nx.json and node_modules say of Nx and of hookgraph, without loading either. */
export function hostFacts(root: string, nxJson: NxJson, files: FileSystem): HostFacts {
  const packages = installedPackages(files, { of: () => null });
  return {
    isInstalled: packages.find('hookgraph', root) !== null,
    pluginEntries: nxJson.plugins.filter((name) => name === 'hookgraph').length,
    version: packages.find('nx', root)?.version ?? null,
  };
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
