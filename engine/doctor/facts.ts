import type { FilePath, ProjectRoot } from '../hooks/brand';
import type { ConfigProblem, Failure, StrayPackage } from '../hooks/failure';
import type { Narrowing } from '../run/narrowing';
import type { FolderState } from '../system/probe-folder';
import type { GitState } from '../system/git-state';
import type { TargetField, TargetSource } from './ailment';

/** What was found out about a workspace before anything is judged. */
export interface Facts {
  readonly host: HostFacts;
  readonly config: ConfigFacts;
  readonly history: HistoryFacts;
  readonly store: StoreFacts;
  /** `null`: the graph could not be made, or there is none without the plugin. */
  readonly graph: GraphFacts | null;
}

export interface HostFacts {
  /** Whether the workspace root finds hookgraph. */
  readonly isInstalled: boolean;
  /** How often nx.json names the plugin. */
  readonly pluginEntries: number;
  /** Version of Nx; `null`: not found. */
  readonly version: string | null;
  /** `null`: it reads one. */
  readonly unreadLockFile: UnreadLockFile | null;
}

/** Why Nx reads no lock file. */
export interface UnreadLockFile {
  readonly why: 'absent' | 'ignored' | 'switched-off' | 'no-manifest';
  /** The one that is ignored. */
  readonly file: string | null;
}

export interface ConfigFacts {
  /** Of the root's hookgraph.json and those of projects. */
  readonly problems: readonly ConfigProblem[];
  /** Every hookgraph.json that the task runner sees; sorted. */
  readonly files: readonly FilePath[];
}

export interface HistoryFacts {
  readonly base: string;
  /** `null`: no repository. */
  readonly git: GitState | null;
}

export interface StoreFacts extends FolderState {
  /** Relative to the workspace root. */
  readonly directory: string;
}

export interface GraphFacts {
  readonly projects: readonly ProjectFacts[];
  readonly hooks: readonly HookFacts[];
}

export interface ProjectFacts {
  readonly name: string;
  readonly root: ProjectRoot;
  readonly hasHooks: boolean;
  /** Whether its own hookgraph.json switches hooks off. */
  readonly switchesOff: boolean;
  readonly targets: readonly TargetFacts[];
}

/** A target that the plugin infers, and what the host made of it. */
export interface TargetFacts {
  readonly name: string;
  readonly inferred: TargetShape;
  readonly final: TargetShape;
  /** Who would have changed it. */
  readonly sources: {
    /** Where a target of this name is declared; `null`: nowhere. */
    readonly target: TargetSource | null;
    readonly fields: Readonly<Partial<Record<TargetField, TargetSource>>>;
  };
}

export interface TargetShape {
  readonly executor?: string | undefined;
  readonly inputs?: readonly unknown[] | undefined;
  readonly outputs?: readonly unknown[] | undefined;
  readonly dependsOn?: readonly unknown[] | undefined;
  readonly cache?: boolean | undefined;
}

/** A hook of hookgraph.json that is right in itself. */
export interface HookFacts {
  readonly name: string;
  readonly globs: readonly string[];
  /** Names of configuration without which the tool is in no project; empty where it needs none. */
  readonly looksFor: readonly string[];
  /** What is known against its scope; `null`: nothing. */
  readonly narrowing: Narrowing | null;
  /** True: it has an end that only hookgraph's own store knows, so that Nx is told to keep nothing. */
  readonly hasEnd: boolean;
  readonly places: readonly HookPlace[];
}

/** A hook in a project. */
export interface HookPlace {
  readonly project: string;
  /** How many files it looks at. */
  readonly files: number;
  /** Why its program cannot be started; `null`: it can. */
  readonly failure: Failure | null;
  /** Packages that decide and are not installed in the version that Nx goes by. */
  readonly strays: readonly StrayPackage[];
  /** Whether the versions of packages decide. */
  readonly goesByPackages: boolean;
  readonly unfollowed: readonly UnfollowedFile[];
  readonly unseen: readonly UnseenFile[];
  /** What its verdicts depend on that no fingerprint holds, in words. */
  readonly uncaptured: readonly string[];
}

export interface UnfollowedFile {
  readonly file: FilePath;
  readonly specifiers: readonly string[];
}

export interface UnseenFile {
  readonly file: string;
  readonly why: 'ignored' | 'outside';
}
