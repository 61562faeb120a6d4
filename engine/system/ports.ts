/**
 * What the engine asks of the world. The implementations beside this file are the only code that touches files,
 * processes, the environment, the clock or the terminal; tests hand in others.
 */

export interface FileStat {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly ino: number;
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  readonly isSymbolicLink: boolean;
}

/** Paths are absolute. Reading what does not exist gives `null`, never an exception. */
export interface FileSystem {
  read(path: string): Buffer | null;
  readText(path: string): string | null;
  /** The first bytes as Latin-1 text; empty where the file does not exist. */
  readHead(path: string, bytes: number): string;
  /** Does not follow a symbolic link. */
  stat(path: string): FileStat | null;
  /** Names in a directory, sorted; empty where it does not exist. */
  list(path: string): readonly string[];
  /**
   * Names of the folders in a directory and of the symbolic links, sorted, but for those that are no part of a workspace
   * (node_modules, .git, .nx, .hookgraph); none where it does not exist.
   */
  entries(path: string): { readonly folders: readonly string[]; readonly links: readonly string[] };
  realpath(path: string): string | null;
  /** Writes beside the target and renames, so that a reader sees the old content or the new, never half. */
  writeAtomic(path: string, content: string | Buffer | Generator<string>): void;
  /** Removes from a folder what a process that was killed while it wrote there has left. @param now epoch milliseconds */
  removeUnfinished(folder: string, now: number): void;
}

/** Standard input of a program. What is written to one that has ended is lost. */
export interface InputPipe {
  write(text: string): void;
  end(): void;
}

export interface ProcessSpec {
  /** Absolute path of the program. */
  readonly file: string;
  readonly args: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** What it reads; a function is handed the pipe once the program runs, and writes while it does. `null`: nothing. */
  readonly stdin: string | ((pipe: InputPipe) => void) | null;
  /** Milliseconds; `null`: no limit. */
  readonly timeout: number | null;
  /** Aborting stops the process tree. */
  readonly signal: AbortSignal;
  /** Called with each line of output as it comes; a line that is very long comes in pieces. */
  readonly onOutput?: (text: string) => void;
}

export type ProcessEnd =
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'not-started'; readonly code: string; readonly detail: string };

export interface ProcessResult {
  readonly end: ProcessEnd;
  /** UTF-8, invalid bytes replaced, at most `outputLimit` of each stream; the rest is counted in `truncated`. */
  readonly stdout: string;
  readonly stderr: string;
  /** Bytes that were thrown away past the limit. */
  readonly truncated: number;
  /** Milliseconds. */
  readonly duration: number;
}

export interface Processes {
  /** Runs a program to its end. When the promise settles, no process of its tree is left. */
  run(spec: ProcessSpec): Promise<ProcessResult>;
  /** Says that so many programs are about to be run; whoever starts many better in another way can get ready. */
  expect?(programs: number): void;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds that never go back. */
  monotonic(): number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Ports {
  readonly files: FileSystem;
  readonly processes: Processes;
  readonly clock: Clock;
  readonly env: Environment;
  /** Processors that may be used. */
  readonly processors: number;
  readonly platform: string;
  /** Node's version without the `v`: `20.20.2`. */
  readonly nodeVersion: string;
  /** Absolute path of the Node that runs us; tools written in JavaScript run under it too. */
  readonly nodePath: string;
  /** Absolute path of a program on the PATH. */
  which(name: string): string | null;
  /** One line to the person, outside of any task's output: warnings about the store and the like. */
  warn(line: string): void;
}
