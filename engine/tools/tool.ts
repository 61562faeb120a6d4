import type { FilePath } from '../hooks/brand';
import type { Finding } from '../hooks/finding';
import type { Scope, SecurityLevel, Stage, WorkingDirectory } from '../hooks/hook';

/** Built-in description of a known program: data and pure functions only. */
export interface Tool {
  readonly name: string;
  /** One sentence for `nx show project` and the reference page. */
  readonly description: string;
  /** Icons of Nx Console: `eslint`, `typescript`. */
  readonly technologies: readonly string[];
  readonly homepage: string;
  /** The npm package that brings the program, and the name in its `bin`. */
  readonly program: { readonly package: string; readonly bin: string };
  /** Semver range that the driver and parser are tested with. */
  readonly supported: string;
  /** npm packages whose versions decide a verdict (their dependencies count too); picomatch globs; `all`: every one. */
  readonly packages: readonly string[] | 'all';
  /** Globs relative to the project root that select what is checked. */
  readonly files: readonly string[];
  readonly exclude: readonly string[];
  /** Base names or globs of configuration files, looked up in the project's folder and every folder above, up to the workspace root. */
  readonly configFiles: readonly string[];
  /** True where the tool goes on above the workspace, up to the root of the disk. */
  readonly looksAbove?: boolean;
  /** Likewise for ignore files. */
  readonly ignoreFiles: readonly string[];
  /** Infer the hook only where one of `configFiles` is found in the project or above it (`near`), in the project itself (`project`), or everywhere (`anywhere`). */
  readonly needsConfig: 'near' | 'project' | 'anywhere';
  readonly scope: Scope;
  readonly stage: Stage;
  /** As in hookgraph.json: `2m`. */
  readonly timeout: string;
  readonly securityLevel: SecurityLevel;
  readonly cwd: WorkingDirectory;
  /** False: the same question may get another answer (tests), so red is never replayed. */
  readonly deterministic: boolean;
  /** What tells `init` that a workspace already uses the tool. */
  readonly detect: {
    readonly packages: readonly string[];
    readonly files: readonly string[];
    /** Key of package.json under which the tool reads configuration too. */
    readonly packageJsonKey?: string;
    /** True where the package alone tells: without any configuration the tool still does what it is for. */
    readonly withoutConfig?: boolean;
  };
  /**
   * True where the tool's resolved configuration tells, file by file, whether a verdict needs more than the file; `scope`
   * is then the narrowest. Only its module driver can ask.
   */
  readonly decidesScope?: boolean;
  /** Base names or globs of further files that verdicts wider than `file` read, looked up as configuration is. */
  readonly widerFiles?: readonly string[];
  /** Fields of the nearest package.json that the tool reads besides one with its own name. */
  readonly manifestFields?: readonly string[];
  /** What the tool reads besides the file, as the configuration of a project says; `null`: nothing. */
  readsMore?(known: KnownConfiguration): Widening | null;
  /** True where `check` needs `invocation.configs`. */
  readonly readsConfigs?: boolean;
  /** True where the tool spreads its work over `invocation.workers` of its own: it is never split over processes. */
  readonly hasWorkers?: boolean;
  /** True where the tool reads what a person has configured for all that they do; it finds none, as on every other machine. */
  readonly hasPersonalConfig?: boolean;
  /** True where the raw output can hold secrets even when findings do not: it is never shown and never stored. */
  readonly outputIsSecret?: boolean;
  /** False where the project's own configuration gives the tool nothing to check: then no hook is inferred. */
  appliesTo?(configs: ReadonlyMap<string, string>): boolean;
  /**
   * Whether the program by itself reads what other projects are built into, as a project's own configuration says: no
   * fingerprint holds that. Absent: never.
   */
  readsBuilt?(configs: ReadonlyMap<string, string>): boolean;
  /** argv after the program for a check that writes nothing. */
  check(invocation: Invocation): CheckCommand;
  /** argv after the program for its own fixer, which writes the files in place; absent where it cannot fix. */
  fix?(invocation: Invocation): CheckCommand;
  /** Reads what a check printed. Pure. */
  parse(output: ToolOutput): Parsed;
}

/** What is known of a tool's configuration without running the tool. */
export interface KnownConfiguration {
  /** Arguments of the user's. */
  readonly args: readonly string[];
  /** Texts of all configuration that applies to a project. */
  readonly texts: readonly string[];
  /** Names of npm packages that it names. */
  readonly packages: readonly string[];
}

/** Why a verdict on a file depends on more than the file and its configuration. */
export interface Widening {
  /** In words that follow "since": `the plugin x may read other files`. */
  readonly reason: string;
  /** What it may read: the project with all that it depends on, or anything in the workspace. */
  readonly reach: 'project' | 'workspace';
}

export interface Invocation {
  /** Files to check, relative to the working directory, POSIX separators; never starts with `-`. Empty for tools of scope project and workspace. */
  readonly files: readonly string[];
  /** Extra arguments of the user's. */
  readonly args: readonly string[];
  /** Version of the installed program: `9.39.1`. */
  readonly version: string;
  /** How many workers the tool may start. */
  readonly workers: number;
  /**
   * Texts of the tool's own configuration files that belong to the project, by path relative to the working directory;
   * only tools with `readsConfigs` look at them.
   */
  readonly configs?: ReadonlyMap<string, string>;
}

export interface CheckCommand {
  readonly args: readonly string[];
  /** Standard input, where the tool takes its file list there. */
  readonly stdin?: string;
  /** Extra environment that the tool needs for a readable answer. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further processes of the same check: all must agree for green. The same finding may come from several. */
  readonly also?: readonly CheckCommand[];
}

export interface ToolOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly version: string;
  /** Turns a path as the tool printed it (absolute or relative to its working directory) into a workspace path; `null` if outside. */
  readonly toFilePath: (printed: string) => FilePath | null;
  /** `invocation.files` of the process: tells names from text where a tool prints plain lines. */
  readonly files?: readonly string[];
}

export type Parsed =
  /** The tool checked and says nothing is wrong, or says what is: red when one finding is an `error`, or `red` is set. */
  | {
      readonly kind: 'checked';
      readonly findings: readonly Finding[];
      /** Verdict of the tool itself, from its exit code. */
      readonly red: boolean;
      /** How many problems the tool says it found, where it prints that; compared with `findings`. */
      readonly printedCount: number | null;
      /** What was printed for people besides the findings; absent: nobody can tell it from them. */
      readonly rest?: string;
    }
  /** The tool could not check: bad configuration, internal error. `detail` is its own message. */
  | { readonly kind: 'trouble'; readonly detail: string }
  /** The output is not what the tool prints in the versions that we know. */
  | { readonly kind: 'unreadable'; readonly detail: string };
