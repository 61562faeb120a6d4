import type { ProjectRoot } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import type { BuiltDeclarations } from '../system/built-declarations';
import type { FileDigests, FileList } from '../verdicts/file-digests';
import type { HookInputs } from '../verdicts/hook-inputs';
import { partsOf, type Ingredient, type IngredientKind } from '../verdicts/ingredients';
import type { ContextSources } from './context-ingredients';
import { reachedContents, reachedFiles } from './reached-files';
import type { FileSelector } from './select-files';
import { leavesProject, linkIngredients, linksOf } from './through-links';
import { dependenciesOf } from './workspace';

export interface SurroundingSources extends Pick<ContextSources, 'workspace' | 'digests' | 'packages'> {
  readonly selector: FileSelector;
  readonly built: BuiltDeclarations;
  /** Whatever is installed; asked only where any package may influence the verdict. */
  installed(): Ingredient;
}

type Wider = Pick<HookInputs, 'widerFiles' | 'reached' | 'built' | 'linked'>;

/** A project with all that it depends on, as far as a tool may read it. */
export function surroundings(root: ProjectRoot, inputs: Wider, sources: SurroundingSources): readonly Ingredient[] {
  const { workspace, digests, installed } = sources;
  const links = linksOf('project', root, inputs, sources);
  const projects = [root, ...dependenciesOf(root, sources.workspace)].map((name) =>
    filesIngredient('dependency', name, workspace.filesOf(name), digests),
  );
  // Types can come from any package.
  return [
    ...projects,
    ...widerFiles(inputs, sources),
    ...reachedContents(inputs.reached, root, sources),
    ...builtContents(inputs, sources),
    ...linkIngredients(links),
    ...(leavesProject(links) ? [wholeWorkspace(sources)] : []),
    installed(),
  ];
}

/** The files of it besides the project's own, those of each project as one list. */
export function surroundingFiles(root: ProjectRoot, inputs: Wider, sources: SurroundingSources): readonly FileList[] {
  const { workspace } = sources;
  if (leavesProject(linksOf('project', root, inputs, sources))) return [workspace.files];
  return [
    ...dependenciesOf(root, sources.workspace).map((dependency) => workspace.filesOf(dependency)),
    inputs.widerFiles,
    ...inputs.reached.map((glob) => reachedFiles(glob, root, workspace)),
  ];
}

/** What verdicts depend on because configuration says that the tool reads more than the scope. */
export function widenedIngredients(
  root: ProjectRoot,
  inputs: HookInputs,
  sources: SurroundingSources,
): readonly Ingredient[] {
  if (inputs.widenings.length === 0) return [];
  return [...surroundings(root, inputs, sources), ...(readsAnything(inputs) ? [wholeWorkspace(sources)] : [])];
}

/** What verdicts of scope `project` depend on besides the project: one ingredient for each project. */
export function dependencyIngredients(
  hook: Hook,
  root: ProjectRoot,
  inputs: Wider,
  sources: SurroundingSources,
): readonly Ingredient[] {
  const links = linksOf(hook.scope, root, inputs, sources);
  // An import that goes through a link and out of it again leads elsewhere than the same import in the folder itself.
  const isOpen = hook.scope === 'imports' ? links.length > 0 : leavesProject(links);
  const linked = [...linkIngredients(links), ...(isOpen ? [wholeWorkspace(sources)] : [])];
  const around = [...widerFiles(inputs, sources), ...builtContents(inputs, sources), ...linked];
  if (hook.scope !== 'project') return around;
  const { selector, digests } = sources;
  const projects = dependenciesOf(root, sources.workspace).map((name) =>
    filesIngredient('dependency', name, selector.checked(hook, name), digests),
  );
  return [...projects, ...reachedContents(inputs.reached, root, sources), ...around];
}

/** Lists of files whose change while a check runs makes its answer worthless. */
export function watchedFiles(
  { scope }: Hook,
  root: ProjectRoot,
  inputs: HookInputs,
  sources: SurroundingSources,
): readonly FileList[] {
  const { workspace } = sources;
  if (scope === 'workspace' || readsAnything(inputs)) return [workspace.files];
  const around = scope === 'file' && inputs.widenings.length === 0 ? [] : surroundingFiles(root, inputs, sources);
  return [workspace.filesOf(root), ...around, inputs.configFiles, inputs.argumentFiles];
}

/** Many files as one ingredient, which knows them one by one when it is asked. */
export function filesIngredient(
  kind: IngredientKind,
  name: string,
  files: FileList,
  digests: Pick<FileDigests, 'digest' | 'together'>,
): Ingredient {
  return { kind, name, value: digests.together(files), parts: () => partsOf(files, digests) };
}

/** What other projects are built into, which is in no list of files where git ignores it. */
function builtContents({ built: folders }: Wider, { built, digests }: SurroundingSources): readonly Ingredient[] {
  return folders.map((folder) => filesIngredient('built', folder, built.in(folder), digests));
}

function wholeWorkspace({ workspace, digests }: SurroundingSources): Ingredient {
  return filesIngredient('dependency', 'the workspace', workspace.files, digests);
}

function widerFiles({ widerFiles: files }: Wider, { digests }: SurroundingSources): readonly Ingredient[] {
  return files.map((name) => ({ kind: 'config', name, value: digests.digest(name) }));
}

function readsAnything({ widenings }: HookInputs): boolean {
  return widenings.some(({ reach }) => reach === 'workspace');
}
