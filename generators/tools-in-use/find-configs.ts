import picomatch from 'picomatch';
import type { FilePath } from '../../engine/hooks/brand';
import { inFolder, type Folder } from '../../engine/hooks/folders';
import { asObject, parseJsonObject } from '../../engine/hooks/json';
import type { Tool } from '../../engine/tools/tool';
import { foldersOf, type WorkspaceReader } from './workspace-reader';

/** Files that configure many things: alone they do not tell that a tool is in use. */
const shared = new Set([
  'package.json',
  'package.{json,yaml}',
  '.editorconfig',
  'babel.config.{js,cjs,mjs,json}',
  '.babelrc',
  '.swcrc',
]);

/** The tool's own configuration files where it would look for them, and package.json where it holds the tool's key. */
export function findConfigs(tool: Tool, reader: WorkspaceReader): readonly FilePath[] {
  const folders = tool.needsConfig === 'project' ? reader.roots : foldersOf(reader);
  return folders.flatMap((folder) => {
    const files = ownFiles(tool, folder, reader);
    if (tool.appliesTo && !tool.appliesTo(textsOf(files, folder, reader))) return [];
    const manifest = inFolder(folder, 'package.json');
    const inManifest = tool.detect.packageJsonKey !== undefined && hasKey(manifest, tool.detect.packageJsonKey, reader);
    return [...files.map((file) => inFolder(folder, file)), ...(inManifest ? [manifest] : [])];
  });
}

/** Paths relative to the folder. */
function ownFiles(tool: Tool, folder: Folder, reader: WorkspaceReader): readonly string[] {
  const patterns = [...tool.detect.files, ...tool.configFiles].filter((pattern) => !shared.has(pattern));
  const beside = patterns.filter((pattern) => pattern.includes('/')).map((pattern) => pattern.split('/')[0] ?? '');
  const candidates = [
    ...reader.filesIn(folder),
    ...[...new Set(beside)].flatMap((name) => reader.filesIn(inFolder(folder, name)).map((file) => `${name}/${file}`)),
  ];
  const isConfig = picomatch(patterns, { dot: true });
  return candidates.filter((file) => isConfig(file)).sort();
}

function textsOf(files: readonly string[], folder: Folder, reader: WorkspaceReader): ReadonlyMap<string, string> {
  return new Map(files.map((file) => [file, reader.readText(inFolder(folder, file)) ?? '']));
}

function hasKey(manifest: FilePath, key: string, reader: WorkspaceReader): boolean {
  const text = reader.readText(manifest);
  return text !== null && asObject(parseJsonObject(text))[key] !== undefined;
}
