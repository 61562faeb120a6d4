import picomatch from 'picomatch';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import type { ConfigReferences } from '../tools/config-references';
import type { Tool } from '../tools/tool';
import { argumentFiles } from './argument-files';
import type { ConfigCandidates } from './config-candidates';
import { importClosure, type ImportClosure } from './import-closure';

/**
 * Everything besides the checked files that can change a hook's verdict in a project. The task's Nx inputs and the
 * fingerprint are both made from this one answer, so that neither can be coarser than the other.
 */
export interface HookInputs {
  /** Configuration and ignore files that apply, and the local modules that they import; sorted. */
  readonly configFiles: readonly FilePath[];
  /** Files that the command line names, and the local modules that they import; sorted. */
  readonly argumentFiles: readonly FilePath[];
  /** Names of npm packages, sorted; `all`: whatever is installed. */
  readonly packages: readonly string[] | 'all';
  /** Packages that are projects of this workspace: all their files count; sorted. */
  readonly localPackages: readonly ProjectRoot[];
}

/** What the question needs to know of the workspace; graph time and run time answer it from different sources. */
export interface InputSources {
  readonly candidates: ConfigCandidates;
  readText(file: FilePath): string | null;
  isFile(file: FilePath): boolean;
  /** Where an import of a file leads. */
  resolve(specifier: string, from: FilePath): ResolvedImport;
  references(file: FilePath, text: string, tool: Tool | null): ConfigReferences;
  /** Names in the dependencies of the root's and the project's package.json; sorted. */
  declaredPackages(root: ProjectRoot): readonly string[];
  /** Root of the project whose package.json has this name. */
  projectOfPackage(name: string): ProjectRoot | null;
}

export type ResolvedImport =
  | { readonly kind: 'file'; readonly file: FilePath }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'nowhere' };

export function hookInputs(hook: Hook, tool: Tool | null, root: ProjectRoot, sources: InputSources): HookInputs {
  const configs = tool === null ? [] : sources.candidates.of(tool, root);
  const config = importClosure(configs, tool, sources);
  const program = importClosure(argumentFiles(hook, root, sources), null, sources);
  const packages = packageNames(hook, root, [config, program], sources);
  return {
    configFiles: config.files,
    argumentFiles: program.files,
    packages: packages === 'all' ? packages : packages.filter((name) => sources.projectOfPackage(name) === null),
    localPackages: localPackages(packages === 'all' ? config.packages : packages, sources),
  };
}

/** A configuration that cannot be read for sure may import anything: then every installed package counts. */
function packageNames(
  hook: Hook,
  root: ProjectRoot,
  closures: readonly ImportClosure[],
  sources: InputSources,
): readonly string[] | 'all' {
  if (hook.packages === 'all' || closures.some((closure) => !closure.complete)) return 'all';
  const isNamed = picomatch([...hook.packages]);
  const declared = sources.declaredPackages(root);
  const imported = closures.flatMap((closure) => closure.packages);
  return [...new Set([...declared.filter((name) => isNamed(name)), ...imported])].sort();
}

function localPackages(names: readonly string[], sources: InputSources): readonly ProjectRoot[] {
  return [...new Set(names.flatMap((name) => sources.projectOfPackage(name) ?? []))].sort();
}
