import { join, posix } from 'node:path';
import type { HookPlace } from '../../engine/doctor/facts';
import type { FilePath, ProjectRoot } from '../../engine/hooks/brand';
import type { Hook } from '../../engine/hooks/hook';
import type { PlanSources } from '../../engine/run/plan-task';
import { usedPackages } from '../../engine/run/context-ingredients';
import { resolveProgram } from '../../engine/run/program';
import { foundConfigs, hookInputs } from '../../engine/verdicts/hook-inputs';
import { unfollowedFiles } from './unfollowed-files';
import { unseenFiles } from './unseen-files';

/** A project as the doctor goes through it. */
export interface Place {
  readonly project: string;
  readonly root: ProjectRoot;
}

/** Looks at a hook in a project as a run would, up to where the program would start. */
export function hookPlaces(sources: PlanSources): (hook: Hook, place: Place) => HookPlace {
  const { workspace, inputs: own, programs } = sources;
  const seen = new Set<FilePath>(workspace.files);
  return (hook, { project, root }) => {
    const tool = hook.program.kind === 'tool' ? (sources.tools.get(hook.program.tool) ?? null) : null;
    const folder = join(workspace.root, root);
    const places = { project: folder, cwd: hook.cwd === 'project' ? folder : workspace.root };
    const program = resolveProgram(hook, tool, places, programs);
    // git lists what was deleted and not yet committed.
    const checked = sources.selector.checked(hook, root).filter((file) => sources.digests.exists(file));
    const named = sources.declaredInputs(hook, root);
    const inputs = hookInputs(hook, tool, root, own);
    const used = program.ok ? usedPackages(tool, program.value, { ...inputs, declared: named }) : [];
    const found = {
      project,
      files: checked.length,
      strays: sources.strays(used, root),
      goesByPackages: used.length > 0,
      uncaptured: named.uncaptured,
    };
    const failure = program.ok ? null : program.failure;
    if (tool === null) return { ...found, failure, unfollowed: [], unseen: [] };
    const configs = foundConfigs(tool, root, own).filter((file) => own.isFile(file));
    const hasConfig = configs.some((file) => posix.basename(file) !== '.editorconfig');
    const list = (folder: string) => programs.files.list(folder);
    return {
      ...found,
      failure,
      unfollowed: unfollowedFiles(hook, { tool, root, inputs }, own),
      unseen: unseenFiles(tool, { project: root, hasConfig }, { root: workspace.root, seen, list }),
    };
  };
}
