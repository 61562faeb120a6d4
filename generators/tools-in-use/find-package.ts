import type { FilePath } from '../../engine/hooks/brand';
import { inFolder } from '../../engine/hooks/folders';
import { asObject, parseJsonObject } from '../../engine/hooks/json';
import { foldersOf, type WorkspaceReader } from './workspace-reader';

/** What is known of an npm package without starting anything. */
export interface FoundPackage {
  /** The package.json that asks for it; `null`: none does. */
  readonly declaredIn: FilePath | null;
  /** As found in a node_modules folder; `null`: in none. */
  readonly version: string | null;
}

const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** `null` where the package is neither declared nor installed. */
export function findPackage(name: string, reader: WorkspaceReader): FoundPackage | null {
  const folders = foldersOf(reader);
  const declaring = folders.find((folder) => declares(read(inFolder(folder, 'package.json'), reader), name));
  const versions = folders.map(
    (folder) => read(inFolder(folder, `node_modules/${name}/package.json`), reader)['version'],
  );
  const version = versions.find((each) => typeof each === 'string') ?? null;
  if (declaring === undefined && version === null) return null;
  return { declaredIn: declaring === undefined ? null : inFolder(declaring, 'package.json'), version };
}

const declares = (manifest: Readonly<Record<string, unknown>>, name: string): boolean =>
  fields.some((field) => name in asObject(manifest[field]));

function read(file: FilePath, reader: WorkspaceReader): Readonly<Record<string, unknown>> {
  return parseJsonObject(reader.readText(file) ?? '');
}
