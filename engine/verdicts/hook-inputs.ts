import picomatch from 'picomatch';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import { foldersUp, inFolder, isWithin } from '../hooks/folders';
import { parseJsonObject } from '../hooks/json';
import type { Hook } from '../hooks/hook';
import type { LinkedFolder } from '../system/linked-folders';
import { packageFieldName, type ConfigReferences } from '../tools/config-references';
import type { Tool, Widening } from '../tools/tool';
import { argumentFiles } from './argument-files';
import type { ConfigAbove } from './configs-above';
import { importClosure, type ImportClosure } from './import-closure';
import { tsconfigInputs, type TsconfigInputs, type TsconfigSources } from './tsconfig-inputs';

/**
 * Everything besides the checked files that can change a hook's verdict in a project. The task's Nx inputs and the
 * fingerprint are both made from this one answer, so that neither can be coarser than the other.
 */
export interface HookInputs extends TsconfigInputs {
  /** Configuration and ignore files that apply, and the local modules that they import; sorted. */
  readonly configFiles: readonly FilePath[];
  /** Configuration above the workspace; nearest folder first. */
  readonly configsAbove: readonly ConfigAbove[];
  /** Fields of package.json files that hold the tool's configuration; sorted. */
  readonly manifestFields: readonly ManifestField[];
  /** Files that the command line names, and the local modules that they import; sorted. */
  readonly argumentFiles: readonly FilePath[];
  /** Names of npm packages, sorted; `all`: whatever is installed. */
  readonly packages: readonly string[] | 'all';
  /** Files that only verdicts wider than `file` read, such as tsconfig.json and all that it extends; sorted. */
  readonly widerFiles: readonly FilePath[];
  /** Links to folders, anywhere in the workspace, that what reads more than the file may go through; sorted. */
  readonly linked: readonly FolderLink[];
  /** Packages that are projects of this workspace: all their files count; sorted. */
  readonly localPackages: readonly ProjectRoot[];
  /** What makes verdicts depend on more than all that. */
  readonly widenings: readonly Widening[];
}

export interface ManifestField {
  readonly file: FilePath;
  readonly field: string;
  /** JSON text of the field. */
  readonly value: string;
}

/** A link to a folder with the project that it is in. */
export interface FolderLink extends LinkedFolder {
  readonly owner: ProjectRoot | null;
  /** True: it leads to files of its own project only. */
  readonly isContained: boolean;
}

/** What the question needs to know of the workspace; graph time and run time answer it from different sources. */
export interface InputSources extends TsconfigSources {
  /** @param own names of the tool's configuration files in the workspace root */
  configsAbove(tool: Tool, own: () => readonly string[]): readonly ConfigAbove[];
  isFile(file: FilePath): boolean;
  /** Where an import of a file leads. */
  resolve(specifier: string, from: FilePath): ResolvedImport;
  references(file: FilePath, text: string, tool: Pick<Tool, 'name'> | null): ConfigReferences;
  /** Names in the dependencies of the root's and the project's package.json; sorted. */
  declaredPackages(root: ProjectRoot): readonly string[];
  /** Root of the project whose package.json has this name. */
  projectOfPackage(name: string): ProjectRoot | null;
  /** Links to folders, anywhere in the workspace; sorted. */
  linkedFolders(): readonly FolderLink[];
}

export type ResolvedImport =
  | { readonly kind: 'file'; readonly file: FilePath }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'nowhere' };

export function hookInputs(hook: Hook, tool: Tool | null, root: ProjectRoot, sources: InputSources): HookInputs {
  const candidates = tool === null ? [] : sources.candidates.of(tool, root);
  const manifestFields = tool === null ? [] : candidates.flatMap((file) => manifestField(file, tool, sources));
  const configs = candidates.filter((file) => !isManifest(file));
  const config = importClosure([...configs, ...manifestFields.map(({ file }) => file)], tool, sources);
  const program = importClosure(argumentFiles(hook, root, sources), null, sources);
  const packages = packageNames(hook, root, [config, program], sources);
  const widenings = [...widened(hook, tool, config, sources), ...opened(hook, [config, program])];
  const isWidened = widenings.length > 0;
  return {
    configFiles: config.files.filter((file) => !isManifest(file)),
    configsAbove: tool === null ? [] : sources.configsAbove(tool, () => ownConfigs(tool, sources)),
    manifestFields: [...manifestFields, ...readFields(hook, tool, root, sources)],
    argumentFiles: program.files,
    packages: packages === 'all' ? packages : packages.filter((name) => sources.projectOfPackage(name) === null),
    widerFiles: widerFiles(hook, tool, root, { isWidened, sources }),
    ...typeInputs(hook, tool, root, { isWidened, sources }),
    linked: hook.scope === 'file' && tool?.decidesScope !== true && !isWidened ? [] : sources.linkedFolders(),
    localPackages: localPackages(packages === 'all' ? config.packages : packages, sources),
    widenings,
  };
}

/** Packages that may decide, those among them that only the tool finds out: the task runner has to go by all these. */
export function packagesInReach(tool: Tool | null, { packages, widenings }: HookInputs): HookInputs['packages'] {
  return tool?.decidesScope === true || widenings.length > 0 ? 'all' : packages;
}

function widened(hook: Hook, tool: Tool | null, config: ImportClosure, sources: InputSources): readonly Widening[] {
  if (tool?.readsMore === undefined || hook.program.kind !== 'tool') return [];
  const texts = config.files.map((file) => sources.readText(file) ?? '');
  return [tool.readsMore({ args: hook.program.args, texts, packages: config.packages }) ?? []].flat();
}

/** A file that computes what it loads may load anything; `inputs` of the hook are its author's answer to what that is. */
function opened(hook: Hook, closures: readonly ImportClosure[]): readonly Widening[] {
  if (hook.inputs.length > 0) return [];
  return closures.flatMap(({ open }) =>
    open === null ? [] : [{ reason: `nothing tells what ${open} reads`, reach: 'workspace' } as const],
  );
}

interface Widened {
  readonly isWidened: boolean;
  readonly sources: InputSources;
}

/** What is not followed for sure needs no answer here: all that is installed counts where these files do. */
function widerFiles(
  hook: Hook,
  tool: Tool | null,
  root: ProjectRoot,
  { isWidened, sources }: Widened,
): readonly FilePath[] {
  const configFiles = widerPatterns(hook, tool, isWidened);
  if (configFiles.length === 0) return [];
  const name = `files wider than ${tool?.name ?? 'imports'}`;
  // Read as tsconfig files are: the others among them name nothing outside of the projects.
  return importClosure(sources.candidates.of({ name, configFiles, ignoreFiles: [] }, root), { name: 'tsc' }, sources)
    .files;
}

/** Names of files that decide where imports lead and what types mean; looked up in the project and above it. */
export function widerPatterns({ scope }: Hook, tool: Tool | null, isWidened: boolean): readonly string[] {
  if (scope === 'file' && tool?.decidesScope !== true && !isWidened) return [];
  return tool?.widerFiles ?? (scope === 'imports' ? ['tsconfig.json', 'tsconfig.*.json', 'jsconfig.json'] : []);
}

/** Whether the tool, or some of its rules, reads types. */
export function readsTypes(hook: Hook, tool: Tool | null, isWidened: boolean): boolean {
  const patterns = [...(tool?.configFiles ?? []), ...widerPatterns(hook, tool, isWidened)];
  return tool !== null && patterns.includes('tsconfig.json');
}

/** Fields of package.json that decide what kind of module a source is, and where its imports lead. */
export const moduleFields = ['type', 'imports', 'exports'] as const;

/**
 * Of the package.json of the project, or the nearest above it, and of those inside the project. What kind of module a
 * source is counts from above only: what lies in the project counts with its files.
 */
function readFields(
  hook: Hook,
  tool: Tool | null,
  root: ProjectRoot,
  { candidates, isFile, readText }: InputSources,
): readonly ManifestField[] {
  const fieldsOf = (file: FilePath, fields: readonly string[]) => {
    const manifest = parseJsonObject(readText(file) ?? '{}');
    return fields.flatMap((field) =>
      manifest[field] === undefined ? [] : [{ file, field, value: JSON.stringify(manifest[field]) }],
    );
  };
  const own = tool?.manifestFields ?? [];
  if (own.length === 0 && !readsTypes(hook, tool, false)) return [];
  const folder = foldersUp(root).find((each) => isFile(inFolder(each, 'package.json')));
  const nearest = folder === undefined ? [] : [inFolder(folder, 'package.json')];
  const kinds = readsTypes(hook, tool, false) && folder !== root ? moduleFields : [];
  const within =
    own.length === 0
      ? []
      : candidates
          .of({ name: 'package.json', configFiles: ['package.json'], ignoreFiles: [] }, root)
          .filter((file) => isWithin(file, root) && !nearest.includes(file));
  return [
    ...nearest.flatMap((file) => fieldsOf(file, [...kinds, ...own])),
    ...within.flatMap((file) => fieldsOf(file, own)),
  ];
}

/** For a tool that reads types; one that is asked about the workspace as a whole has its files anyway. */
function typeInputs(hook: Hook, tool: Tool | null, root: ProjectRoot, { isWidened, sources }: Widened): TsconfigInputs {
  if (!readsTypes(hook, tool, isWidened)) return { reached: [], built: [] };
  if (hook.scope === 'workspace') return { reached: [], built: ['.'] };
  return tsconfigInputs(root, tool?.readsBuilt !== undefined, sources);
}

export function isManifest(file: string): boolean {
  return file === 'package.json' || file.endsWith('/package.json');
}

/** The tool's field of a package.json; a manifest without it configures nothing. */
function manifestField(file: FilePath, tool: Tool, { readText }: InputSources): readonly ManifestField[] {
  const text = isManifest(file) ? readText(file) : null;
  const field = packageFieldName(tool.name);
  const value = text === null ? undefined : parseJsonObject(text)[field];
  return value === undefined ? [] : [{ file, field, value: JSON.stringify(value) }];
}

/** Configuration files of a tool that apply to a project, found and with something for it in them. */
export function foundConfigs(tool: Tool, root: ProjectRoot, sources: InputSources): readonly FilePath[] {
  return sources.candidates
    .of({ ...tool, ignoreFiles: [] }, root)
    .filter((file) => !isManifest(file) || manifestField(file, tool, sources).length > 0);
}

function ownConfigs(tool: Tool, sources: InputSources): readonly string[] {
  return foundConfigs(tool, '.' as ProjectRoot, sources).filter((file) => !file.includes('/'));
}

/** A configuration that cannot be read for sure may import anything: then every installed package counts. */
function packageNames(
  hook: Hook,
  root: ProjectRoot,
  closures: readonly ImportClosure[],
  sources: InputSources,
): readonly string[] | 'all' {
  if (hook.packages === 'all' || closures.some((closure) => !closure.complete)) return 'all';
  const imported = closures.flatMap((closure) => closure.packages);
  return [...new Set([...namedPackages(hook.packages, root, sources), ...imported])].sort();
}

function namedPackages(patterns: readonly string[], root: ProjectRoot, sources: InputSources): readonly string[] {
  if (patterns.length === 0) return [];
  const isNamed = picomatch([...patterns]);
  return sources.declaredPackages(root).filter((name) => isNamed(name));
}

function localPackages(names: readonly string[], sources: InputSources): readonly ProjectRoot[] {
  return [...new Set(names.flatMap((name) => sources.projectOfPackage(name) ?? []))].sort();
}
