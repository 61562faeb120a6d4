import type { HookName } from './brand';
import type { Condition } from './condition';

/** When a hook is worth its time. */
export const stages = ['fast', 'comprehensive', 'manual'] as const;
export type Stage = (typeof stages)[number];

/** What a verdict depends on besides configuration. */
export const scopes = ['file', 'imports', 'project', 'workspace'] as const;
export type Scope = (typeof scopes)[number];

export const securityLevels = ['low', 'medium', 'high', 'critical'] as const;
export type SecurityLevel = (typeof securityLevels)[number];

/** Where the program is started: in the project's folder or in the workspace root. */
export const workingDirectories = ['project', 'workspace'] as const;
export type WorkingDirectory = (typeof workingDirectories)[number];

/** How the output of a user's command is read. */
export type OutputFormat =
  | { readonly kind: 'text' | 'sarif' | 'eslint-json' | 'checkstyle' | 'junit' | 'unix' }
  | { readonly kind: 'regex'; readonly pattern: string };

/** What is started. A shell only where the user wrote one. */
export type Program =
  | { readonly kind: 'tool'; readonly tool: string; readonly args: readonly string[] }
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  | { readonly kind: 'shell'; readonly script: string };

export type HookDependency =
  /** Another hook of the same project: `prettier`. */
  | { readonly kind: 'hook'; readonly hook: HookName }
  /** The same hook of the projects that this one depends on: `^types`. */
  | { readonly kind: 'upstream-hook'; readonly hook: HookName }
  /** A target of the host task runner, passed through as written: `^build`, `codegen`. */
  | { readonly kind: 'target'; readonly target: string };

/** What makes another attempt worth it; findings never do. */
export type RetryCause =
  | { readonly kind: 'crash' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'exit-codes'; readonly exitCodes: readonly number[] }
  /** A regular expression (flag `m`) that is found in what the program printed. */
  | { readonly kind: 'output'; readonly pattern: string };

export interface Retries {
  /** Attempts after the first; 0: none. */
  readonly times: number;
  /** Milliseconds before the second attempt; doubled before each further one. */
  readonly backoff: number;
  readonly on: readonly RetryCause[];
}

/** A limit that recorded runs teach: `factor` times the 95th percentile of how long the hook took, at least `floor`. */
export interface LearntLimit {
  readonly factor: number;
  /** Milliseconds. */
  readonly floor: number;
}

/** One hook with every default applied. Durations are milliseconds, `null` is no limit. */
export interface Hook {
  readonly name: HookName;
  readonly description: string;
  readonly program: Program;
  readonly stage: Stage;
  readonly dependsOn: readonly HookDependency[];
  /** Globs relative to the project root. */
  readonly files: readonly string[];
  readonly exclude: readonly string[];
  /** Which projects: globs over roots, `tag:name`, `!` negates; empty means all where the hook makes sense. */
  readonly projects: readonly string[];
  readonly scope: Scope;
  /** Extra inputs: workspace-relative globs (`{workspaceRoot}/x`), project globs (`{projectRoot}/x`) or named inputs. */
  readonly inputs: readonly string[];
  /** Names of environment variables that are handed to the program and are part of its fingerprint. */
  readonly env: readonly string[];
  readonly timeout: number | null;
  /** Never above `timeout`; `null`: nothing is learnt. */
  readonly learntLimit: LearntLimit | null;
  readonly retries: Retries;
  readonly securityLevel: SecurityLevel;
  /** Never blocks, yet is shown for what it is. */
  readonly advisory: boolean;
  readonly cwd: WorkingDirectory;
  /** npm packages whose versions decide the verdict; `all`: whatever is installed. */
  readonly packages: readonly string[] | 'all';
  readonly whenNoFiles: 'skip' | 'fail';
  /** How long a verdict may be replayed; `null`: as long as its fingerprint holds. */
  readonly ttl: number | null;
  /** False: may answer differently to the same question (tests, audits), so red is never replayed. */
  readonly deterministic: boolean;
  readonly output: OutputFormat;
  /** Exit codes of a user's command that mean "found problems"; others but 0 mean "could not check". `null`: any. */
  readonly findingsExitCodes: readonly number[] | null;
  /** How many of the run's slots the hook takes; 1 or more. */
  readonly slots: number;
  /** True: nothing else runs at the same time. */
  readonly exclusive: boolean;
  /** When the hook is due; every part must hold, `null`: always. */
  readonly when: Condition | null;
  /** argv of the user's own fixer; `null`: the tool's, if it has one. */
  readonly fix: readonly string[] | null;
}
