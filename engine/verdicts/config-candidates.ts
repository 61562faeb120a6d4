import picomatch from 'picomatch';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import { folderOf, foldersUp, type Folder } from '../hooks/folders';
import type { Tool } from '../tools/tool';

/** What a tool is to the search for its configuration. */
export type ConfiguredTool = Pick<Tool, 'name' | 'configFiles' | 'ignoreFiles'>;

/** Finds a tool's configuration and ignore files by project. */
export interface ConfigCandidates {
  /** Files that apply to a project: in its folder or below, or in a folder above it; sorted. */
  of(tool: ConfiguredTool, root: ProjectRoot): readonly FilePath[];
}

/**
 * @param files workspace files; at least all that could be configuration of the tools asked for
 * @param ownerOf the project that a file belongs to
 */
export function configCandidates(
  files: readonly FilePath[],
  ownerOf: (file: string) => ProjectRoot | null,
): ConfigCandidates {
  const indexes = new Map<string, ConfigIndex>();
  return {
    of(tool, root) {
      const key = `${tool.name} ${tool.ignoreFiles.length}`;
      const index = indexes.get(key) ?? indexConfigs(tool, files, ownerOf);
      indexes.set(key, index);
      const above = foldersUp(root).flatMap((folder) => index.byFolder.get(folder) ?? []);
      return [...new Set([...above, ...(index.byProject.get(root) ?? [])])].sort();
    },
  };
}

interface ConfigIndex {
  /** By the folder in which the tool would look for the file: for `.config/x.json` the one that holds `.config`. */
  readonly byFolder: ReadonlyMap<Folder, readonly FilePath[]>;
  readonly byProject: ReadonlyMap<ProjectRoot, readonly FilePath[]>;
}

function indexConfigs(
  tool: ConfiguredTool,
  files: readonly FilePath[],
  ownerOf: (file: string) => ProjectRoot | null,
): ConfigIndex {
  const byFolder = new Map<Folder, FilePath[]>();
  const byProject = new Map<ProjectRoot, FilePath[]>();
  for (const [depth, patterns] of byDepth([...tool.configFiles, ...tool.ignoreFiles])) {
    // One expression for all patterns: every file of the workspace is held against it.
    const isConfig = new RegExp(patterns.map((pattern) => picomatch.makeRe(pattern, { dot: true }).source).join('|'));
    for (const file of files) {
      const folder = lookupFolder(file, depth);
      if (folder === null || !isConfig.test(folder === '.' ? file : file.slice(folder.length + 1))) continue;
      push(byFolder, folder, file);
      const owner = ownerOf(file);
      if (owner !== null) push(byProject, owner, file);
    }
  }
  return { byFolder, byProject };
}

/** Patterns by the number of folders in them: nearly all have none. */
function byDepth(patterns: readonly string[]): ReadonlyMap<number, string[]> {
  const result = new Map<number, string[]>();
  for (const pattern of patterns) push(result, pattern.split('/').length - 1, pattern);
  return result;
}

function lookupFolder(file: string, depth: number): Folder | null {
  let folder = folderOf(file);
  for (let level = 0; level < depth; level++) {
    if (folder === '.') return null;
    folder = folderOf(folder);
  }
  return folder;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
