import { join } from 'node:path';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import { inFolder } from '../hooks/folders';
import type { FileSystem } from '../system/ports';
import type { Tool } from '../tools/tool';
import { applyProjectConfig } from './apply-project-config';
import { configFile } from './config-file';
import type { ConfigSource } from './document';
import { loadWorkspaceConfig } from './load-workspace-config';
import type { ProjectHooks, WorkspaceConfig } from './workspace-config';

/** The configuration as it is on the disk. */
export interface ConfigOnDisk {
  readonly workspace: WorkspaceConfig;
  /** False: there is no hookgraph.json at the workspace root. */
  readonly isPresent: boolean;
  /** Hooks of a project, with what its own hookgraph.json changes. */
  hooksOf(root: ProjectRoot): ProjectHooks;
}

/** @param root absolute path of the workspace root */
export function readConfig(
  root: string,
  tools: ReadonlyMap<string, Tool>,
  disk: Pick<FileSystem, 'readText'>,
): ConfigOnDisk {
  const source = (file: FilePath): ConfigSource | null => {
    const text = disk.readText(join(root, file));
    return text === null ? null : { file, text };
  };
  const rootSource = source(configFile as FilePath);
  const workspace = loadAgain(rootSource, tools);
  return {
    workspace,
    isPresent: rootSource !== null,
    hooksOf: (project) => applyProjectConfig(workspace, project === '.' ? null : source(inFolder(project, configFile))),
  };
}

/** One process reads the same file before a run, for it and after it. */
let last: { readonly text: string | undefined; readonly tools: unknown; readonly workspace: WorkspaceConfig } | null =
  null;

function loadAgain(source: ConfigSource | null, tools: ReadonlyMap<string, Tool>): WorkspaceConfig {
  if (last?.text === source?.text && last?.tools === tools) return last.workspace;
  const workspace = loadWorkspaceConfig(source, tools);
  last = { text: source?.text, tools, workspace };
  return workspace;
}
