import { baselineFile } from '../engine/baseline/baseline-file';
import type { FilePath, ProjectRoot } from '../engine/hooks/brand';
import { foldersUp, inFolder } from '../engine/hooks/folders';
import { isFileSet } from '../engine/run/declared-inputs';
import { runContextVariable } from '../engine/run/run-context';
import type { Hook } from '../engine/hooks/hook';
import { packageFieldName } from '../engine/tools/config-references';
import type { Locked } from '../engine/system/locked-packages';
import type { Tool } from '../engine/tools/tool';
import { digestOfList } from '../engine/verdicts/digest';
import { isManifest, moduleFields, readsTypes, widerPatterns, type HookInputs } from '../engine/verdicts/hook-inputs';
import { alternatives } from './alternatives';
import type { NxInput } from './nx-types';

export interface NxInputContext {
  readonly inputs: HookInputs;
  /** All that may decide. */
  readonly packages: HookInputs['packages'];
  /** Of packages that change without a new version. */
  readonly fileSets: readonly string[];
  /** The variable that stands for what is built; `null`: nothing is that counts. */
  readonly built: string | null;
  /** The tool's own configuration and ignore files: the look-ups cover them already. */
  readonly configs: readonly FilePath[];
  readonly locked: (name: string) => Locked;
}

/**
 * What Nx hashes for a task: at least all that the fingerprint is made of. Excluded files stay in, since in Nx an
 * exclusion would take configuration files and checked files away too, wherever it stands in the list; the store tells
 * the difference without starting anything.
 */
export function nxInputs(
  hook: Hook,
  tool: Tool | null,
  root: ProjectRoot,
  { inputs, packages, fileSets: loose, built, configs, locked }: NxInputContext,
): readonly NxInput[] {
  const files = hook.files.map(nxGlob);
  const token = hook.scope === 'workspace' ? '{workspaceRoot}' : '{projectRoot}';
  // Which files need more is known only when the tool has looked: Nx must not be the one that knows less.
  const isWidened = inputs.widenings.length > 0;
  const isWider = tool?.decidesScope === true || hook.scope === 'imports' || isWidened;
  const found = new Set(configs);
  const names = [
    ...(tool === null ? [] : [...tool.configFiles, ...tool.ignoreFiles].filter((each) => !isManifest(each))),
    ...widerPatterns(hook, tool, isWidened),
  ];
  const modules = [...inputs.configFiles, ...inputs.argumentFiles, ...inputs.widerFiles].filter(
    (file) => !found.has(file),
  );
  const fileSets = unique([
    ...files.map((glob) => `${token}/${glob}`),
    ...(hook.scope === 'project' ? files.map((glob) => `^{projectRoot}/${glob}`) : []),
    ...(isWider ? ['{projectRoot}/**/*', '^{projectRoot}/**/*'] : []),
    ...(readsAnything(inputs) ? ['{workspaceRoot}/**/*'] : []),
    ...lookups(names, root),
    ...(tool?.manifestFields === undefined ? [] : ['{projectRoot}/*/**/package.json']),
    ...modules.map((file) => `{workspaceRoot}/${file}`),
    ...inputs.reached.map((glob) => `{workspaceRoot}/${glob}`),
    ...loose,
    ...inputs.localPackages.map((local) => `{workspaceRoot}/${inFolder(local, '**/*')}`),
    ...hook.inputs.filter((input) => !input.startsWith('!')),
    `{workspaceRoot}/${baselineFile(hook.name)}`,
  ]);
  // A named input may take files of the project away from all that counts: they then count as files of the workspace.
  const isReduced = hook.inputs.some((input) => !isFileSet(input));
  return [
    ...withoutParts(fileSets).map((set) => (isReduced ? asWorkspaceFiles(set, root) : set)),
    ...above(inputs),
    ...throughLinks(inputs),
    ...(tool === null ? [] : manifestFields(tool, root, readsTypes(hook, tool, false) ? moduleFields : [])),
    { json: '{workspaceRoot}/hookgraph.json', fields: [`hooks.${hook.name}`] },
    ...(root === '.' ? [] : ['{projectRoot}/hookgraph.json']),
    ...[...hook.env, runContextVariable, ...(built === null ? [] : [built])].map((name) => ({ env: name })),
    ...externals(packages, locked),
  ];
}

function asWorkspaceFiles(fileSet: string, root: ProjectRoot): string {
  const token = '{projectRoot}/';
  return fileSet.startsWith(token) ? `{workspaceRoot}/${inFolder(root, fileSet.slice(token.length))}` : fileSet;
}

/** Nx matches every file against every entry, for each task. */
function withoutParts(fileSets: readonly string[]): readonly string[] {
  const whole = '{projectRoot}/**/*';
  return fileSets.includes(whole)
    ? fileSets.filter((set) => set === whole || !set.startsWith('{projectRoot}/'))
    : fileSets;
}

/**
 * Where the tool would look for configuration, found or not: a new file has to count as much as a changed one. One glob
 * for each folder; Nx 22 takes no braces in braces.
 */
function lookups(patterns: readonly string[], root: ProjectRoot): readonly string[] {
  const names = unique(patterns.flatMap(alternatives));
  if (names.length === 0) return [];
  const any = names.length === 1 ? names.join() : `{${names.join()}}`;
  const above = foldersUp(root).slice(1);
  return [`{projectRoot}/**/${any}`, ...above.map((folder) => `{workspaceRoot}/${inFolder(folder, any)}`)];
}

/** Which projects a project depends on is not known yet: a link that leaves any leads from each to all others. */
function readsAnything({ widenings, linked }: HookInputs): boolean {
  return widenings.some(({ reach }) => reach === 'workspace') || linked.some(({ isContained }) => !isContained);
}

/** A link to a folder is nothing to Nx: where all of them lead is an input in the form of what a command prints. */
function throughLinks({ linked }: HookInputs): readonly NxInput[] {
  const places = linked.flatMap(({ link, folder }) => [link, folder ?? 'outside']);
  return places.length === 0 ? [] : [{ runtime: `echo ${digestOfList(places)}` }];
}

/** What lies above the workspace is no file to Nx: what a command prints is the only input that can hold it. */
function above({ configsAbove }: HookInputs): readonly NxInput[] {
  const names = configsAbove.map(({ name }) => quoted(name));
  return names.length === 0 ? [] : [{ runtime: `cat ${names.join(' ')} 2>/dev/null || true` }];
}

/** Nx hands the command to `sh`, to which nothing in such quotes means anything. */
function quoted(name: string): string {
  return `'${name.replaceAll("'", "'\\''")}'`;
}

/** Of a package.json only the tool's own field counts: a bump of some dependency is no change of configuration. */
function manifestFields(tool: Tool, root: ProjectRoot, more: readonly string[]): readonly NxInput[] {
  const own = tool.configFiles.some(isManifest) ? [packageFieldName(tool.name), ...more] : [];
  const fields = unique([...own, ...(tool.manifestFields ?? [])]);
  if (fields.length === 0) return [];
  return foldersUp(root).map((folder) => ({ json: `{workspaceRoot}/${inFolder(folder, 'package.json')}`, fields }));
}

/** Without an entry Nx takes all packages; a name that its graph does not have would break every command. */
function externals(packages: HookInputs['packages'], locked: (name: string) => Locked): readonly NxInput[] {
  if (packages === 'all' || packages.some((name) => locked(name) === 'vague')) return [];
  return [{ externalDependencies: packages.filter((name) => locked(name) === 'exact') }];
}

/** Globs that mean the same to Nx and to us; for any other the whole project counts. */
function nxGlob(glob: string): string {
  return /^[\w./*{},@-]*$/.test(glob) && !/\{[^}]*\{/.test(glob) ? glob : '**/*';
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
