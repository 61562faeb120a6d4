import { join } from 'node:path';
import type { Digest, FilePath } from '../hooks/brand';
import type { Failure } from '../hooks/failure';
import type { Hook } from '../hooks/hook';
import type { Outcome } from '../hooks/outcome';
import type { Tool } from '../tools/tool';
import { digestOfList } from '../verdicts/digest';
import { contextDigest, fileUnits, wholeUnit, type Unit } from '../verdicts/fingerprint';
import { hookInputs, type InputSources } from '../verdicts/hook-inputs';
import { decisivePart, type Ingredient } from '../verdicts/ingredients';
import { contextIngredients, type ContextSources } from './context-ingredients';
import { resolveProgram, type ProgramPorts, type ResolvedProgram } from './program';
import type { TaskRequest } from './run-request';
import type { FileSelector } from './select-files';

/** A task that has something to look at. */
export interface PlannedTask {
  readonly kind: 'planned';
  readonly request: TaskRequest;
  readonly hook: Hook;
  readonly tool: Tool | null;
  readonly program: ResolvedProgram;
  /** Absolute path where the program runs. */
  readonly cwd: string;
  /** What is checked; never empty. */
  readonly files: readonly FilePath[];
  readonly ingredients: readonly Ingredient[];
  readonly context: Digest;
  /** One for each file where verdicts are that fine, else none. */
  readonly fileUnits: readonly Unit[];
  /** All files together: the verdict of the task, and what is asked where a file has no verdict of its own. */
  readonly whole: Unit;
  /** Tasks of one group may share a process. */
  readonly group: string;
}

/** A task whose end is known before anything is looked up. */
export interface DecidedTask {
  readonly kind: 'decided';
  readonly request: TaskRequest;
  readonly outcome: Outcome;
}

export type TaskPlan = PlannedTask | DecidedTask;

export interface PlanSources extends ContextSources {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly selector: FileSelector;
  readonly inputs: InputSources;
  readonly programs: ProgramPorts;
}

export function planTask(request: TaskRequest, sources: PlanSources): TaskPlan {
  const decided = (outcome: Outcome): TaskPlan => ({ kind: 'decided', request, outcome });
  const misconfigured = (failure: Failure) => decided({ kind: 'misconfigured', failure });
  const { declared, root } = request;
  if (declared.kind === 'unknown') return misconfigured({ reason: 'unknown-hook', hook: request.hook });
  if (declared.kind === 'broken') return misconfigured({ reason: 'invalid-config', problems: declared.problems });
  const { hook } = declared;
  const tool = hook.program.kind === 'tool' ? (sources.tools.get(hook.program.tool) ?? null) : null;
  const files = sources.selector.checked(hook, root).filter((file) => sources.digests.exists(file));
  if (files.length === 0) {
    return hook.whenNoFiles === 'skip'
      ? decided({ kind: 'skipped', reason: { kind: 'no-files' } })
      : misconfigured({ reason: 'no-files', globs: hook.files });
  }
  const cwd = hook.cwd === 'project' ? join(sources.workspace.root, root) : sources.workspace.root;
  const program = resolveProgram(hook, tool, cwd, sources.programs);
  if (!program.ok) return misconfigured(program.failure);
  const inputs = hookInputs(hook, tool, root, sources.inputs);
  const ingredients = [
    ...contextIngredients(hook, root, program.value, inputs, sources),
    ...dependencyIngredients(hook, request, sources),
  ];
  const context = contextDigest(ingredients);
  const digest = sources.digests.digest;
  sources.digests.note(hook.scope === 'workspace' ? sources.workspace.files : sources.workspace.filesOf(root));
  return {
    kind: 'planned',
    request,
    hook,
    tool,
    program: program.value,
    cwd,
    files,
    ingredients,
    context,
    fileUnits: hook.scope === 'file' ? fileUnits(context, files, digest) : [],
    whole: wholeUnit(context, files, digest),
    group: groupOf(hook, program.value, cwd, request),
  };
}

/** One ingredient for each project, so that `why` can name it without a list of thousands of files. */
function dependencyIngredients(hook: Hook, { root }: TaskRequest, sources: PlanSources): readonly Ingredient[] {
  if (hook.scope !== 'project') return [];
  const { workspace, selector, digests } = sources;
  const dependencies = workspace.projects.get(root)?.dependencies ?? [];
  return dependencies.map((dependency) => ({
    kind: 'dependency',
    name: dependency,
    value: digestOfList(selector.checked(hook, dependency).flatMap((file) => [file, digests.digest(file)])),
  }));
}

/** Files of several projects go to one process only where each file gets a verdict of its own in the same folder. */
function groupOf(hook: Hook, program: ResolvedProgram, cwd: string, request: TaskRequest): string {
  if (hook.scope !== 'file' || hook.cwd !== 'workspace') return request.id;
  return digestOfList([hook.name, decisivePart(hook), program.file, ...program.prefix, cwd, `${hook.timeout}`]);
}
