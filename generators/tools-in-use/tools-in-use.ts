import type { Tool } from '../../engine/tools/tool';
import { detectTool, obstacleOf, type Obstacle, type ToolTraces } from './detect-tool';
import type { WorkspaceReader } from './workspace-reader';

/** The tools that have left traces in a workspace, sorted by name. */
export interface ToolsInUse {
  readonly used: readonly ToolTraces[];
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut extends ToolTraces {
  readonly reason: Obstacle | 'biome-formats';
}

/** A tool is in use where it is configured, or asked for in a package.json and able to work without configuration. */
export function findToolsInUse(tools: ReadonlyMap<string, Tool>, reader: WorkspaceReader): ToolsInUse {
  const all = [...tools.values()].map((tool) => detectTool(tool, reader));
  const traces = all.filter(({ package: found, configs }) => configs.length > 0 || found?.declaredIn);
  const isBiomeUsed = traces.some((each) => each.tool.name === 'biome' && obstacleOf(each) === null);
  const used: ToolTraces[] = [];
  const leftOut: LeftOut[] = [];
  for (const each of traces) {
    // Prettier comes along with many packages' templates; where Biome formats, only its configuration says it is meant.
    const yields = each.tool.name === 'prettier' && isBiomeUsed && each.configs.length === 0;
    const reason = obstacleOf(each) ?? (yields ? 'biome-formats' : null);
    if (reason === null) used.push(each);
    else leftOut.push({ ...each, reason });
  }
  return { used, leftOut };
}
