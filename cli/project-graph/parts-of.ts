import type { HostPackages } from '../../engine/run/host-graph';
import type { NxProjectGraph, NxProjectNode } from '../nx-graph';

/** What commands read of the graph of Nx; the rest, such as what packages depend on, stays where it is. */
export function partsOf({ nodes, dependencies, externalNodes = {} }: NxProjectGraph): NxProjectGraph {
  const projects = Object.entries(nodes);
  return {
    nodes: Object.fromEntries(projects.map(([name, node]) => [name, projectPart(node)])),
    dependencies: Object.fromEntries(
      projects.map(([name]) => [
        name,
        (dependencies[name] ?? []).flatMap(({ target }) => (nodes[target] === undefined ? [] : [{ target }])),
      ]),
    ),
    externalNodes: versionsOf(externalNodes),
  };
}

function versionsOf(packages: HostPackages): HostPackages {
  return Object.fromEntries(
    Object.entries(packages).map(([key, { data }]) => {
      const { packageName, version } = data;
      return [key, { data: { packageName, version } }];
    }),
  );
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
