import semver from 'semver';
import type { FilePath } from '../../engine/hooks/brand';
import type { Tool } from '../../engine/tools/tool';
import { findConfigs } from './find-configs';
import { findPackage, type FoundPackage } from './find-package';
import type { WorkspaceReader } from './workspace-reader';

/** What there is of a tool in a workspace. */
export interface ToolTraces {
  readonly tool: Tool;
  /** `null`: the package that brings the program is neither declared nor installed. */
  readonly package: FoundPackage | null;
  /** Its own configuration files, and package.json where it holds the tool's key. */
  readonly configs: readonly FilePath[];
}

/** Why a tool that has left traces cannot work here. */
export type Obstacle = 'not-installed' | 'unsupported-version' | 'no-config';

export function detectTool(tool: Tool, reader: WorkspaceReader): ToolTraces {
  return { tool, package: findPackage(tool.program.package, reader), configs: findConfigs(tool, reader) };
}

/** The first thing that stands in the way; `null`: nothing does. */
export function obstacleOf({ tool, package: found, configs }: ToolTraces): Obstacle | null {
  if (found === null) return 'not-installed';
  if (found.version !== null && !isSupported(tool, found.version)) return 'unsupported-version';
  return configs.length > 0 || tool.detect.withoutConfig === true ? null : 'no-config';
}

const isSupported = (tool: Tool, version: string): boolean =>
  semver.satisfies(version, tool.supported, { includePrerelease: true });
