import picomatch from 'picomatch';
import type { Digest, FilePath, ProjectRoot } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import type { Workspace } from './workspace';

/** One thing that an entry of `inputs` stands for in a project, in the terms of the task runner. */
export type DeclaredInput =
  /** A glob as the task runner writes it: `{projectRoot}/x`, of which project, `!` takes away. */
  | { readonly kind: 'file-set'; readonly pattern: string; readonly root: ProjectRoot }
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'package'; readonly name: string }
  /** What a command prints. */
  | { readonly kind: 'runtime'; readonly command: string }
  /** What no fingerprint can hold. */
  | { readonly kind: 'uncaptured'; readonly what: string };

/** What a named input of the task runner stands for in a project. */
export type NamedInputs = (name: string, root: ProjectRoot) => readonly DeclaredInput[];

/** What the `inputs` of a hook name in a project. */
export interface DeclaredInputs {
  /** Workspace files; sorted. Later patterns that start with `!` take away. */
  readonly files: readonly FilePath[];
  readonly env: readonly string[];
  readonly packages: readonly string[];
  readonly outputs: readonly CommandOutput[];
  /** What cannot be captured, in words: then no verdict can be kept. */
  readonly uncaptured: readonly string[];
}

export interface CommandOutput {
  readonly command: string;
  readonly digest: Digest;
}

export function declaredInputs(
  hook: Hook,
  root: ProjectRoot,
  workspace: Workspace,
  { namedInputs, outputOf }: { readonly namedInputs: NamedInputs; outputOf(command: string): Digest | null },
): DeclaredInputs {
  const inputs = inputsOf(hook, root, namedInputs);
  const names = (kind: 'env' | 'package') =>
    [...new Set(inputs.flatMap((input) => (input.kind === kind ? input.name : [])))].sort();
  const commands = [...new Set(inputs.flatMap((input) => (input.kind === 'runtime' ? input.command : [])))].sort();
  const outputs = commands.map((command) => ({ command, digest: outputOf(command) }));
  return {
    files: filesOf(inputs, workspace),
    env: names('env'),
    packages: names('package'),
    outputs: outputs.flatMap(({ command, digest }) => (digest === null ? [] : [{ command, digest }])),
    uncaptured: [
      ...inputs.flatMap((input) => (input.kind === 'uncaptured' ? input.what : [])),
      ...outputs.flatMap(({ command, digest }) =>
        digest === null ? [`what "${command}" prints, since it fails`] : [],
      ),
    ],
  };
}

export function inputsOf(hook: Hook, root: ProjectRoot, namedInputs: NamedInputs): readonly DeclaredInput[] {
  return hook.inputs.flatMap((input) =>
    isFileSet(input) ? [{ kind: 'file-set', pattern: input, root } as const] : namedInputs(input, root),
  );
}

export function isFileSet(input: string): boolean {
  return /^[!^]*\{(projectRoot|workspaceRoot)\}\//.test(input);
}

function filesOf(inputs: readonly DeclaredInput[], workspace: Workspace): readonly FilePath[] {
  const chosen = new Set<FilePath>();
  for (const input of inputs) {
    if (input.kind !== 'file-set') continue;
    const negated = input.pattern.startsWith('!');
    for (const file of matching(negated ? input.pattern.slice(1) : input.pattern, input.root, workspace)) {
      if (negated) chosen.delete(file);
      else chosen.add(file);
    }
  }
  return [...chosen].sort();
}

function matching(pattern: string, root: ProjectRoot, workspace: Workspace): readonly FilePath[] {
  const [, upstream, token, glob] = /^(\^?)\{(projectRoot|workspaceRoot)\}\/(.*)$/.exec(pattern) ?? [];
  if (glob === undefined) return [];
  const matches = picomatch(glob, { dot: true });
  if (token === 'workspaceRoot') return workspace.files.filter((file) => matches(file));
  const roots = upstream === '^' ? (workspace.projects.get(root)?.dependencies ?? []) : [root];
  return roots.flatMap((each) =>
    workspace.filesOf(each).filter((file) => matches(each === '.' ? file : file.slice(each.length + 1))),
  );
}
