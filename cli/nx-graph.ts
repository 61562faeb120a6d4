import type { HostGraph, HostProject } from '../engine/run/host-graph';

/** The part of Nx's project graph that commands read; structural, since the names of Nx's types change between majors. */
export interface NxProjectGraph extends HostGraph {
  readonly nodes: Readonly<Record<string, NxProjectNode>>;
}

export interface NxProjectNode extends HostProject {
  readonly data: HostProject['data'] & {
    readonly targets?: Readonly<Record<string, NxGraphTarget>>;
    readonly tags?: readonly string[];
  };
}

export interface NxGraphTarget {
  readonly executor?: string;
  readonly options?: unknown;
  readonly dependsOn?: readonly unknown[];
  readonly inputs?: readonly unknown[];
  readonly outputs?: readonly unknown[];
  readonly cache?: boolean;
}
