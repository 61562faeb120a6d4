/** What was typed after `hookgraph why`. */
export interface AskedTask {
  /** Name of a project, or its folder. */
  readonly project: string;
  /** `null`: none was named. */
  readonly hook: string | null;
  readonly file: string | null;
}

/** `app types [file]`, or `app:quality--types [file]`, with or without a configuration, as Nx prints tasks. */
export function askedTask([first, second, third]: readonly [
  string,
  string | undefined,
  string | undefined,
]): AskedTask {
  const { project, hook } = /^(?<project>.+):quality--(?<hook>[^:]+)(?::[^:]+)?$/.exec(first)?.groups ?? {};
  if (project === undefined || hook === undefined) return { project: first, hook: second ?? null, file: third ?? null };
  // Both ways of saying it at once mean the same.
  const file = second === hook && third !== undefined ? third : second;
  return { project, hook, file: file ?? null };
}
