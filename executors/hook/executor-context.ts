import type { HostGraph, HostNamedInputs } from '../../engine/run/host-graph';

/** The part of Nx's executor context that is used; structural, since the names of Nx's types change between majors. */
export interface HookExecutorContext {
  readonly root: string;
  readonly projectName?: string;
  readonly targetName?: string;
  readonly nxJsonConfiguration?: { readonly namedInputs?: HostNamedInputs };
  /** The whole task graph of the run, also in a batch. */
  readonly taskGraph?: NxTaskGraph;
  readonly projectGraph: HostGraph;
}

export interface NxTask {
  readonly id: string;
  readonly target: { readonly project: string; readonly target: string };
}

export interface NxTaskGraph {
  readonly tasks: Readonly<Record<string, NxTask>>;
  /** Ids up to Nx 23, objects with an id from Nx 24. */
  readonly dependencies: Readonly<Record<string, readonly (string | { readonly id: string })[]>>;
}

/** What Nx takes for the result of a task of a batch; `status` is read from Nx 23 on. */
export interface NxTaskResult {
  readonly success: boolean;
  readonly status: 'success' | 'failure' | 'skipped';
  readonly terminalOutput: string;
  readonly startTime: number;
  readonly endTime: number;
}

export interface HookOptions {
  readonly hook: string;
  /** True: fix what the hook finds, then check. */
  readonly fix?: boolean;
  readonly verbose?: boolean;
}
