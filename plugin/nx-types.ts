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
  readonly nxJsonConfiguration: { readonly namedInputs?: Readonly<Record<string, unknown>> };
}

export type NxCreateNodesResult = readonly (readonly [
  source: string,
  result: { readonly projects: Readonly<Record<string, NxProject>> },
])[];

export interface NxProject {
  readonly root: string;
  readonly name?: string;
  readonly targets: Readonly<Record<string, NxTarget>>;
  readonly metadata?: { readonly targetGroups: Readonly<Record<string, readonly string[]>> };
}

export type NxInput =
  | string
  | { readonly env: string }
  | { readonly json: string; readonly fields: readonly string[] }
  | { readonly externalDependencies: readonly string[] };

export interface NxTarget {
  readonly executor: string;
  readonly options?: { readonly hook: string };
  readonly cache?: boolean;
  readonly inputs?: readonly NxInput[];
  readonly outputs?: readonly string[];
  readonly dependsOn?: readonly string[];
  readonly parallelism?: boolean;
  readonly metadata?: { readonly description: string; readonly technologies: readonly string[] };
}

export type NxPreTasksExecution = (
  options: HookgraphOptions | undefined,
  context: { readonly workspaceRoot: string; readonly argv: readonly string[] },
) => void | Promise<void>;
