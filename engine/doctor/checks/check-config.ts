import { folderOf } from '../../hooks/folders';
import type { Ailment } from '../ailment';
import type { ConfigFacts, GraphFacts } from '../facts';

/** What is wrong in the files named hookgraph.json, and which of them nobody reads. */
export function checkConfig({ problems, files }: ConfigFacts, graph: GraphFacts | null): readonly Ailment[] {
  const roots = new Set<string>(graph?.projects.map(({ root }) => root));
  const stray = graph === null ? [] : files.filter((file) => folderOf(file) !== '.' && !roots.has(folderOf(file)));
  return [
    ...(problems.length > 0 ? [{ kind: 'config-problems', problems } as const] : []),
    ...(stray.length > 0 ? [{ kind: 'stray-config', files: stray } as const] : []),
  ];
}
