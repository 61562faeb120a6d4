import type { NxProjectGraph, NxProjectNode } from '../nx-graph';

/** What commands read of the graph of Nx; the rest, most of it installed packages, stays where it is. */
export function partsOf({ nodes, dependencies }: NxProjectGraph): NxProjectGraph {
  const projects = Object.entries(nodes);
  return {
    nodes: Object.fromEntries(projects.map(([name, node]) => [name, projectPart(node)])),
    dependencies: Object.fromEntries(
      projects.map(([name]) => [
        name,
        (dependencies[name] ?? []).flatMap(({ target }) => (nodes[target] === undefined ? [] : [{ target }])),
      ]),
    ),
  };
}

function projectPart({ name, data: { root, targets, tags, namedInputs } }: NxProjectNode): NxProjectNode {
  return {
    name,
    data: {
      root,
      ...(targets === undefined ? {} : { targets }),
      ...(tags === undefined ? {} : { tags }),
      ...(namedInputs === undefined ? {} : { namedInputs }),
    },
  };
}
