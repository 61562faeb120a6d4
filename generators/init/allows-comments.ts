import { parse } from 'jsonc-parser';
import * as z from 'zod/mini';
import type { ToolTraces } from '../tools-in-use/detect-tool';
import type { WorkspaceReader } from '../tools-in-use/workspace-reader';

const biomeConfig = z.object({ json: z.object({ parser: z.object({ allowComments: z.literal(true) }) }) });

/** False where Biome would call the comments of hookgraph.json an error: in .json it allows them only when told. */
export function allowsComments(used: readonly ToolTraces[], reader: WorkspaceReader): boolean {
  const biome = used.find(({ tool }) => tool.name === 'biome');
  if (!biome) return true;
  const root = biome.configs.find((file) => !file.includes('/'));
  return root !== undefined && biomeConfig.safeParse(parse(reader.readText(root) ?? '')).success;
}
