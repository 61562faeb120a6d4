declare const brand: unique symbol;

/** A primitive with a name of its own, so that one string is not taken for another. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Name of a hook as declared in hookgraph.json: `eslint`. */
export type HookName = Brand<string, 'HookName'>;

/** Root of a project, relative to the workspace root, POSIX separators; `.` for the root project. */
export type ProjectRoot = Brand<string, 'ProjectRoot'>;

/** A file, relative to the workspace root, POSIX separators, never starting with `./` or `/`. */
export type FilePath = Brand<string, 'FilePath'>;

/** Lower-case hexadecimal SHA-256 digest, 64 characters. */
export type Digest = Brand<string, 'Digest'>;

/** Id of a task in the graph of the host task runner: `project:target`. */
export type TaskId = Brand<string, 'TaskId'>;
