import { createRequire } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import { parse } from 'jsonc-parser';
import { asObject } from '../engine/hooks/json';
import type { HostNamedInputs } from '../engine/run/host-graph';
import type { FileSystem } from '../engine/system/ports';

/**
 * The named inputs of nx.json; of the preset that it extends where it has none of its own, as Nx reads them.
 * @param root absolute path of the workspace root
 */
export function readNamedInputs(root: string, files: Pick<FileSystem, 'readText'>): HostNamedInputs {
  const path = join(root, 'nx.json');
  const own = asObject(parse(files.readText(path) ?? '{}'));
  const preset = typeof own['extends'] === 'string' ? presetFile(own['extends'], path) : null;
  const base = preset === null ? {} : asObject(parse(files.readText(preset) ?? '{}'));
  const inputs = asObject(own['namedInputs'] ?? base['namedInputs']);
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value]] : [])),
  );
}

function presetFile(name: string, from: string): string | null {
  if (isAbsolute(name)) return name;
  if (name.startsWith('.')) return join(dirname(from), name);
  try {
    return createRequire(from).resolve(name);
  } catch {
    return null;
  }
}
