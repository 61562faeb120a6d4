import { join, posix } from 'node:path';
import { chooseDriver, type Driver } from '../drivers/choose-driver';
import type { Digest, FilePath, ProjectRoot } from '../hooks/brand';
import type { Failure } from '../hooks/failure';
import { folderOfRun, inFolder, isWithin, type Folder } from '../hooks/folders';
import type { Hook } from '../hooks/hook';
import type { Outcome } from '../hooks/outcome';
import type { Tool, Widening } from '../tools/tool';
import { digestOfList } from '../verdicts/digest';
import type { FileList } from '../verdicts/file-digests';
import { contextDigest, fileUnits, importUnits, unitOfUnits, wholeUnit, type Unit } from '../verdicts/fingerprint';
import { hookInputs, type HookInputs, type InputSources } from '../verdicts/hook-inputs';
import { decisivePart, type Ingredient } from '../verdicts/ingredients';
import type { SourceClosures } from '../verdicts/source-closure';
import { contextIngredients, usedPackages, type ContextSources } from './context-ingredients';
import type { DeclaredInputs } from './declared-inputs';
import { resolveProgram, type ProgramPorts, type ResolvedProgram } from './program';
import type { TaskRequest } from './run-request';
import type { StrayPackages } from './stray-packages';
import { dependencyIngredients, watchedFiles, widenedIngredients, type SurroundingSources } from './surroundings';
import { linksOf, unseenThroughLinks } from './through-links';
import { widerUnits, type WiderUnits } from './wider-units';

/** A task that has something to look at. */
export interface PlannedTask {
  readonly kind: 'planned';
  readonly request: TaskRequest;
  readonly hook: Hook;
  readonly tool: Tool | null;
  readonly driver: Driver;
  /** Absolute path of the program that the driver runs in, where it has one. */
  readonly worker: string;
  readonly program: ResolvedProgram;
  /** Absolute path where the program runs. */
  readonly cwd: string;
  /** Texts of the project's own configuration files, by path relative to `cwd`. */
  readonly configs: ReadonlyMap<string, string>;
  /** What is checked; never empty. */
  readonly files: readonly FilePath[];
  readonly ingredients: readonly Ingredient[];
  /** What its verdicts depend on that no fingerprint holds, in words; not empty: none is kept, none is asked. */
  readonly uncaptured: readonly string[];
  /** Why its verdicts depend on more than its scope says. */
  readonly widenings: readonly Widening[];
  readonly context: Digest;
  /** One for each file where verdicts are that fine, else none. */
  readonly fileUnits: readonly Unit[];
  /** Where the tool decides file by file how wide a verdict is: where the wider ones are found. */
  readonly wider: WiderUnits | null;
  /** All files together: the verdict of the task, and what is asked where a file has no verdict of its own. */
  readonly whole: Unit;
  /** Lists of files whose change while the check runs makes its answer worthless. */
  readonly watched: readonly FileList[];
  /** Likewise folders, for the declarations in them. */
  readonly built: readonly Folder[];
  /** Tasks of one group may share a process. */
  readonly group: string;
  /** True: only the process that its driver starts knows what the projects that it references are built into. */
  readonly needsDriver: boolean;
}

/** A task whose end is known before anything is looked up. */
export interface DecidedTask {
  readonly kind: 'decided';
  readonly request: TaskRequest;
  readonly outcome: Outcome;
}

export type TaskPlan = PlannedTask | DecidedTask;

export interface PlanSources extends ContextSources, SurroundingSources {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly inputs: InputSources;
  /** What the hook's `inputs` name. */
  declaredInputs(hook: Hook, root: ProjectRoot): DeclaredInputs;
  readonly programs: ProgramPorts;
  readonly strays: StrayPackages;
  readonly closures: SourceClosures;
  /** Absolute path of the program that module drivers run in. */
  readonly worker: string;
  /** Absolute path of the program that checks the types of several projects. */
  readonly compiler: string;
}

export function planTask(request: TaskRequest, sources: PlanSources): TaskPlan {
  const decided = (outcome: Outcome): TaskPlan => ({ kind: 'decided', request, outcome });
  const misconfigured = (failure: Failure) => decided({ kind: 'misconfigured', failure });
  const { declared, root } = request;
  if (declared.kind === 'unknown') return misconfigured({ reason: 'unknown-hook', hook: request.hook });
  if (declared.kind === 'broken') return misconfigured({ reason: 'invalid-config', problems: declared.problems });
  const tool = declared.hook.program.kind === 'tool' ? (sources.tools.get(declared.hook.program.tool) ?? null) : null;
  const { digests, workspace } = sources;
  const files = sources.selector.checked(declared.hook, root).filter((file) => digests.exists(file));
  if (files.length === 0) {
    return declared.hook.whenNoFiles === 'skip'
      ? decided({ kind: 'skipped', reason: { kind: 'no-files' } })
      : misconfigured({ reason: 'no-files', globs: declared.hook.files });
  }
  const folder = folderOfRun(declared.hook, root);
  const cwd = join(workspace.root, folder);
  const driver = chooseDriver(declared.hook, tool, (name) => sources.inputs.isFile(inFolder(folder, name)));
  const hook = soundHook(declared.hook, tool, driver);
  const program = resolveProgram(hook, tool, { project: join(workspace.root, root), cwd }, sources.programs);
  if (!program.ok) return misconfigured(program.failure);
  const inputs = hookInputs(hook, tool, root, sources.inputs);
  const configs = ownConfigs(inputs, folder, sources);
  const isCompiler = driver.kind === 'compiler' && hasCompiler(program.value);
  const readsBuilt = tool?.readsBuilt?.(configs) === true;
  if (readsBuilt && !isCompiler && !hook.dependsOn.some(({ kind }) => kind === 'target')) {
    return misconfigured({ reason: 'unknown-build', program: nameOf(program.value), hook: hook.name });
  }
  const named = sources.declaredInputs(hook, root);
  const strays =
    request.isKept === true
      ? sources.strays(usedPackages(tool, program.value, { ...inputs, declared: named }), root)
      : [];
  if (strays.length > 0) return misconfigured({ reason: 'not-as-locked', packages: strays });
  const own = [
    ...contextIngredients(hook, root, program.value, { ...inputs, declared: named }, sources),
    ...widenedIngredients(root, inputs, sources),
  ];
  const wider = tool?.decidesScope === true ? widerUnits(contextDigest(own), root, inputs, sources) : null;
  const isDecided = wider !== null && hook.scope === 'file';
  const around = () => wider?.ingredients() ?? dependencyIngredients(hook, root, inputs, sources);
  const ingredients = isDecided ? own : [...own, ...around()];
  const context = contextDigest(ingredients);
  const units = unitsOf(hook, root, context, files, sources);
  const watched = watchedFiles(hook, root, inputs, sources);
  watched.forEach(digests.note);
  return {
    kind: 'planned',
    request,
    hook,
    tool,
    driver,
    worker: driver.kind === 'compiler' ? sources.compiler : sources.worker,
    program: program.value,
    cwd,
    configs,
    files,
    ingredients,
    uncaptured: [
      ...named.uncaptured,
      ...unseenThroughLinks(linksOf(hook.scope, root, inputs, sources)),
      ...inputs.configsAbove.flatMap(({ name, isOpen }) => (isOpen ? `what ${name} imports` : [])),
    ],
    widenings: inputs.widenings,
    context,
    fileUnits: units,
    wider: isDecided ? wider : null,
    whole: hook.scope === 'imports' ? unitOfUnits(context, units) : wholeUnit(context, files, digests.digest),
    watched,
    built: inputs.built,
    group: groupOf(hook, program.value, { cwd, request, driver, inputs, isCompiler }, sources),
    needsDriver: readsBuilt && isCompiler,
  };
}

/** What the tool alone can tell, nothing but its driver can ask: on the command line the widest answer has to do. */
function soundHook(hook: Hook, tool: Tool | null, driver: Driver): Hook {
  if (tool?.decidesScope !== true || (hook.scope !== 'file' && hook.scope !== 'imports')) return hook;
  return { ...hook, scope: driver.kind === 'module' ? 'file' : 'project' };
}

function unitsOf(
  hook: Hook,
  root: ProjectRoot,
  context: Digest,
  files: readonly FilePath[],
  { digests, closures }: PlanSources,
): readonly Unit[] {
  switch (hook.scope) {
    case 'file':
      return fileUnits(context, files, digests.digest);
    case 'imports':
      return importUnits(context, files, (file) => closures(root, file));
    case 'project':
    case 'workspace':
      return [];
  }
}

/** Texts of the project's own configuration by path relative to where the tool runs. */
function ownConfigs(
  { configFiles }: HookInputs,
  folder: ProjectRoot,
  { inputs }: PlanSources,
): ReadonlyMap<string, string> {
  return new Map(
    configFiles
      .filter((file) => isWithin(file, folder))
      .map((file) => [posix.relative(folder, file), inputs.readText(file) ?? '']),
  );
}

interface Grouping {
  readonly cwd: string;
  readonly request: TaskRequest;
  readonly driver: Driver;
  readonly inputs: HookInputs;
  readonly isCompiler: boolean;
}

/** Files of several projects go to one process only where each file gets a verdict of its own, wherever it is. */
function groupOf(
  hook: Hook,
  program: ResolvedProgram,
  { cwd, request, driver, inputs, isCompiler }: Grouping,
  sources: PlanSources,
): string {
  const isShared =
    driver.kind === 'module'
      ? hook.cwd === 'workspace' || !inputs.configFiles.some((file) => asksWhereItRuns(file, request.root, sources))
      : hook.cwd === 'workspace' && (hook.scope === 'file' || hook.scope === 'imports');
  if (!isShared && !isCompiler) return request.id;
  const place = driver.kind === 'command' ? cwd : '';
  return digestOfList([hook.name, decisivePart(hook), program.file, ...program.prefix, place, `${hook.timeout}`]);
}

/** Version 7 of TypeScript is a program of its own, which nothing can be asked for. */
function hasCompiler({ package: found }: ResolvedProgram): boolean {
  return found !== null && Number.parseInt(found.version, 10) < 7;
}

function nameOf({ name, package: found }: ResolvedProgram): string {
  return found === null ? name : `${name} ${found.version}`;
}

/**
 * A module of configuration is evaluated once in a process: where several projects share one that looks at the working
 * directory, each would see that of the first.
 */
function asksWhereItRuns(file: FilePath, root: ProjectRoot, { inputs }: PlanSources): boolean {
  if (isWithin(file, root) || !/\.[cm]?[jt]s$/.test(file)) return false;
  return /\bcwd\b|\bchdir\b|\bresolve\(\s*['"`]|['"`]\.\.?\/[^'"`]*['"`]\s*,\s*['"`]utf-?8/.test(
    inputs.readText(file) ?? '',
  );
}
