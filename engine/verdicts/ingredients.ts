import type { Digest, FilePath } from '../hooks/brand';
import type { Hook } from '../hooks/hook';

/**
 * One thing that can change a verdict. The fingerprint is the digest of all of them; they are kept beside the verdict
 * so that `hookgraph why` can say which one differs.
 */
export interface Ingredient {
  readonly kind: IngredientKind;
  /** Which one: a path, a package, a variable. */
  readonly name: string;
  /** A version or a digest; never a secret, never an absolute path. */
  readonly value: string;
  /** Where the value is the digest of many things: what they are, for `why`. Asked only when a verdict is kept. */
  readonly parts?: () => readonly Part[];
}

/** One of many things that an ingredient is made of: a file with its digest, a package with its version. */
export interface Part {
  readonly name: string;
  readonly value: string;
}

/** Files as parts: enough of their digests to tell one content from another. */
export function partsOf(files: readonly FilePath[], { digest }: { digest(file: FilePath): Digest }): readonly Part[] {
  return files.map((name) => ({ name, value: digest(name).slice(0, 16) }));
}

/** Every kind with the reason why it is in the fingerprint. */
export const ingredientReasons = {
  format: 'verdicts of another format version, or parsed by another version of hookgraph, may mean something else',
  hook: 'what is run, on which files, and how its output is read',
  project: 'the same hook in another folder finds other configuration and other files',
  platform: 'tools answer differently on another operating system, processor or version of Node',
  program: 'the program that is started, where it is no npm package',
  package:
    'versions of the tool, its plugins, presets and all that they depend on, as installed; the files of those that are linked or patched, whose version does not tell',
  config: 'configuration and ignore files that apply, and the local modules that they import',
  argument: 'files that the command line names',
  'local-package': 'packages that are projects of this workspace have no version: their files count',
  input: 'files and named inputs that the hook declares',
  env: 'variables that are handed to the program, by digest: values may be secret',
  dependency: 'files of the projects that the project depends on, where the tool reads them',
  built:
    'declarations in what other projects are built into: a checker of types may read them in place of the sources, and git mostly ignores them',
  file: 'the bytes that are checked',
} as const;

export type IngredientKind = keyof typeof ingredientReasons;

/** The part of a hook that decides what it finds; renaming a stage or raising a time limit changes no verdict. */
export function decisivePart(hook: Hook): string {
  const { program, files, exclude, scope, env, cwd, packages, output, findingsExitCodes, whenNoFiles } = hook;
  return JSON.stringify({ program, files, exclude, scope, env, cwd, packages, output, findingsExitCodes, whenNoFiles });
}
