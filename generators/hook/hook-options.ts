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
  /** A number is a mistake that the configuration's own check explains. */
  readonly timeout?: string | number;
  readonly retries?: number;
  readonly securityLevel?: string;
  readonly advisory?: boolean;
  readonly cwd?: string;
  readonly packages?: readonly string[];
  readonly whenNoFiles?: string;
  readonly ttl?: string | number;
  readonly output?: string;
  readonly outputRegex?: string;
  /** Nx makes strings of a list and a number of a single one. */
  readonly findingsExitCodes?: number | readonly (number | string)[];
  readonly deterministic?: boolean;
  readonly outside?: boolean;
  readonly slots?: number;
  readonly exclusive?: boolean;
  readonly fix?: string;
  readonly force?: boolean;
}
