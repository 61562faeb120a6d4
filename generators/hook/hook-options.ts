/** Options of `nx g hookgraph:hook` as its schema.json has them; Nx checks their types. */
export interface HookOptions {
  readonly name: string;
  readonly tool?: string;
  readonly command?: string;
  readonly shell?: boolean;
  readonly args?: string;
  readonly description?: string;
  readonly stage?: string;
  readonly dependsOn?: readonly string[];
  readonly files?: readonly string[];
  readonly exclude?: readonly string[];
  readonly projects?: readonly string[];
  readonly scope?: string;
  readonly inputs?: readonly string[];
  readonly env?: readonly string[];
  readonly timeout?: string;
  readonly retries?: number;
  readonly securityLevel?: string;
  readonly advisory?: boolean;
  readonly cwd?: string;
  readonly packages?: readonly string[];
  readonly whenNoFiles?: string;
  readonly ttl?: string;
  readonly output?: string;
  readonly outputRegex?: string;
  readonly findingsExitCodes?: readonly number[];
  readonly deterministic?: boolean;
  readonly slots?: number;
  readonly exclusive?: boolean;
  readonly fix?: string;
  readonly force?: boolean;
}
