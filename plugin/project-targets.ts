import type { ProjectHooks, WorkspaceConfig } from '../engine/config';
import { configHook } from '../engine/config/config-hook';
import type { ProjectRoot } from '../engine/hooks/brand';
import { isWithin } from '../engine/hooks/folders';
import type { Hook } from '../engine/hooks/hook';
import { builtInTools } from '../engine/tools';
import type { Tool } from '../engine/tools/tool';
import type { Locked } from '../engine/system/locked-packages';
import { foundConfigs, type InputSources } from '../engine/verdicts/hook-inputs';
import { aggregators } from './aggregators';
import type { BuiltRegister } from './built-variables';
import { brokenTarget, checkTarget } from './check-target';
import type { CommandPrograms } from './command-program';
import { fixTargets } from './fix-target';
import type { LoosePackages } from './loose-packages';
import type { NxTarget } from './nx-types';
import type { ProjectOnDisk } from './project-roots';

export interface TargetContext {
  readonly config: WorkspaceConfig;
  readonly matches: (text: string, pattern: string) => boolean;
  readonly hooks: ProjectHooks;
  readonly sources: InputSources;
  /** What the lock file knows of a package that a project uses; `null`: Nx reads no lock file. */
  readonly locked: ((name: string, project: ProjectRoot) => Locked) | null;
  readonly programs: CommandPrograms;
  readonly built: BuiltRegister;
  readonly loose: LoosePackages;
  /** True: the project is there only for hooks, Nx itself would have none in its folder. */
  readonly isOurs: boolean;
}

/** All targets of one project, hooks first, then the aggregators; empty where no hook makes sense. */
export function projectTargets(project: ProjectOnDisk, context: TargetContext): Readonly<Record<string, NxTarget>> {
  const { hooks, general } = context.hooks;
  const targets: Record<string, NxTarget> = {};
  const present = hooks.filter(
    (declared) => declared.state === 'broken' || hookApplies(declared.hook, project, context),
  );
  const names = new Set(present.map(({ name }) => name));
  for (const declared of present) {
    targets[`quality--${declared.name}`] =
      declared.state === 'ready' ? checkTarget(declared.hook, project, names, context) : brokenTarget(declared.name);
  }
  const isBroken = general.length > 0 || context.config.general.length > 0;
  if (isBroken) targets[`quality--${configHook}`] = brokenTarget(configHook);
  if (Object.keys(targets).length === 0) return targets;
  return { ...targets, ...aggregators(present, targets, context.config), ...fixTargets(present) };
}

function hookApplies(hook: Hook, project: ProjectOnDisk, context: TargetContext): boolean {
  if (!isChosen(hook.projects, project, context)) return false;
  if (hook.scope === 'workspace') return project.root === '.';
  // Files beside the projects get what judges a file by itself; their folder is no project that could be built or tested.
  if (context.isOurs && !(hook.scope === 'file' && hook.cwd === 'workspace')) return false;
  const tool = hook.program.kind === 'tool' ? builtInTools.get(hook.program.tool) : undefined;
  return tool === undefined || isConfigured(tool, project.root, context.sources);
}

function isConfigured(tool: Tool, root: ProjectRoot, sources: InputSources): boolean {
  if (tool.needsConfig === 'anywhere') return true;
  const configs = foundConfigs(tool, root, sources);
  const own = configs.filter((file) => isWithin(file, root));
  const texts = () => new Map(own.map((file) => [withoutRoot(file, root), sources.readText(file) ?? '']));
  if (tool.appliesTo?.(texts()) === false) return false;
  return tool.needsConfig === 'near' ? configs.length > 0 : own.length > 0;
}

/** `projects` of a hook: root globs and `tag:` patterns; `!` takes away; the last that matches decides. */
function isChosen(
  patterns: readonly string[],
  { root, tags }: ProjectOnDisk,
  { matches }: Pick<TargetContext, 'matches'>,
): boolean {
  let chosen = patterns.every((pattern) => pattern.startsWith('!'));
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!');
    const body = negated ? pattern.slice(1) : pattern;
    const isMeant = body.startsWith('tag:')
      ? tags.some((tag) => matches(tag, body.slice('tag:'.length)))
      : matches(root, body);
    if (isMeant) chosen = !negated;
  }
  return chosen;
}

function withoutRoot(file: string, root: ProjectRoot): string {
  return root === '.' ? file : file.slice(root.length + 1);
}
