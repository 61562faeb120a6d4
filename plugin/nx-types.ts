/** The part of Nx's plugin interface that is used; structural, since the names of Nx's types change between majors. */
export type NxCreateNodes = readonly [
  projectFilePattern: string,
  createNodes: (
    files: readonly string[],
    options: HookgraphOptions | undefined,
    context: NxCreateNodesContext,
  ) => NxCreateNodesResult | Promise<NxCreateNodesResult>,
];

/** The plugin takes no options in nx.json: everything is in hookgraph.json, whose edits invalidate less. */
export type HookgraphOptions = Readonly<Record<string, never>>;

export interface NxCreateNodesContext {
  readonly workspaceRoot: string;
  readonly nxJsonConfiguration: {
    readonly namedInputs?: Readonly<Record<string, unknown>>;
    readonly pluginsConfig?: Readonly<Record<string, unknown>>;
  };
}

export type NxCreateNodesResult = readonly (readonly [
  source: string,
  result: { readonly projects: Readonly<Record<string, NxProject>> },
])[];

export interface NxProject {
  readonly root: string;
  readonly name?: string;
  readonly targets: Readonly<Record<string, NxTarget>>;
  readonly namedInputs?: Readonly<Record<string, readonly NxInput[]>>;
  readonly metadata?: { readonly targetGroups: Readonly<Record<string, readonly string[]>> };
}

export type NxInput =
  | string
  | { readonly env: string }
  | { readonly runtime: string }
  | { readonly json: string; readonly fields: readonly string[] }
  | { readonly externalDependencies: readonly string[] };

export interface NxTarget {
  readonly executor: string;
  readonly options?: { readonly hook: string; readonly fix?: true };
  readonly cache?: boolean;
  readonly inputs?: readonly NxInput[];
  readonly outputs?: readonly string[];
  readonly dependsOn?: readonly string[];
  readonly metadata?: NxMetadata;
}

export interface NxMetadata {
  readonly description: string;
  readonly technologies?: readonly string[];
}

export type NxPreTasksExecution = (
  options: HookgraphOptions | undefined,
  context: NxRunContext,
) => void | Promise<void>;

export interface NxRunContext {
  /** Of this call of Nx; the same before and after the tasks. */
  readonly id: string;
  readonly workspaceRoot: string;
  readonly argv: readonly string[];
}

export type NxPostTasksExecution = (
  options: HookgraphOptions | undefined,
  context: NxRunEndContext,
) => void | Promise<void>;

export interface NxRunEndContext extends NxRunContext {
  readonly taskResults: Readonly<Record<string, NxTaskEnd>>;
  /** Epoch milliseconds. */
  readonly startTime: number;
}

/** How a task ended; those that Nx left out are not told. */
export interface NxTaskEnd {
  /** `success`, `failure`, `stopped`, `skipped`, `local-cache`, `local-cache-kept-existing` or `remote-cache`. */
  readonly status: string;
  readonly task: {
    readonly id: string;
    readonly target: { readonly project: string; readonly target: string };
    readonly projectRoot?: string;
    readonly hash?: string;
  };
}
