import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { asObject, parseJsonObject } from '../../../engine/hooks/json';
import { success } from '../../../engine/hooks/result';
import { listWorkspaceFiles } from '../../../engine/system/workspace-files';
import { nodePorts } from '../../../engine/system/node-ports';
import { memorySegments } from '../../../engine/verdicts';
import type { ProjectRoot } from '../../../engine/hooks/brand';
import { rootOf, type HostPackages } from '../../../engine/run/host-graph';
import { npmVersions } from '../../../engine/system/installed-versions';
import type { Face } from '../../face';
import type { NxGraphTarget, NxProjectGraph, NxProjectNode } from '../../nx-graph';
import type { InferenceRequest, InferredTargets } from '../inferred-targets';

/** The real world but for Nx, whose part is played by what the plugin infers and the rules by which Nx merges targets. */
export function faceOf(root: string, inferred: () => Promise<InferredTargets>): Face {
  const ports = nodePorts();
  return {
    cwd: root,
    color: false,
    stderr: process.stderr,
    tell: () => Promise.reject(new Error('only answers are printed')),
    ports: { ...ports, env: { PATH: process.env['PATH'] } },
    loadGraph: async () => success(graphOf(root, await inferred())),
    listFiles: listWorkspaceFiles,
    openSegments: () => memorySegments(),
    isTracked: () => Promise.resolve(false),
    openLog: () => ({
      place: 'memory',
      append: () => success(null),
      lines: () => success([]),
      clear: () => success(null),
    }),
  };
}

export async function requestFor(root: string): Promise<InferenceRequest> {
  const nxJson = parseJsonObject(readFileSync(join(root, 'nx.json'), 'utf8'));
  return { root, files: await listWorkspaceFiles(root), nxJson };
}

function graphOf(root: string, inferred: InferredTargets): NxProjectGraph {
  const read = (file: string) =>
    parseJsonObject(existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '{}');
  const defaults = asObject(read('nx.json')['targetDefaults']);
  const folders = new Set<string>(
    [...inferred.keys(), 'libs/a', 'libs/b', 'libs/c'].filter((folder) => existsSync(join(root, folder))),
  );
  const nodes = [...folders].flatMap((folder): readonly NxProjectNode[] => {
    const declared = read(join(folder, 'project.json'));
    if (folder !== '.' && declared['name'] === undefined) return [];
    const name = typeof declared['name'] === 'string' ? declared['name'] : 'root';
    const own = Object.entries(inferred.get(folder as ProjectRoot) ?? {}).map(([target, shape]) => [
      target,
      { ...shape, ...asObject(defaults[shape.executor ?? ''] ?? defaults[target]) },
    ]);
    const targets: Record<string, NxGraphTarget> = Object.fromEntries(own);
    for (const script of Object.keys(asObject(read(join(folder, 'package.json'))['scripts']))) {
      targets[script] = { executor: 'nx:run-script' };
    }
    for (const [target, fields] of Object.entries(asObject(declared['targets']))) {
      targets[target] = { ...targets[target], ...asObject(fields) };
    }
    return [{ name, data: { root: rootOf(folder), targets } }];
  });
  return {
    nodes: Object.fromEntries(nodes.map((node) => [node.name, node])),
    dependencies: {},
    externalNodes: packagesOf(root),
  };
}

/** Of packages at the root, which are all that patients have. */
function packagesOf(root: string): HostPackages {
  const lock = join(root, 'package-lock.json');
  const locked = existsSync(lock) ? npmVersions(readFileSync(lock, 'utf8')) : [];
  return Object.fromEntries(
    locked.map(({ name, version }) => [`npm:${name}`, { data: { packageName: name, version } }]),
  );
}
