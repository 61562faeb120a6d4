import type { HookName } from '../engine/hooks/brand';
import type { Hook, HookDependency } from '../engine/hooks/hook';
import { resultFile } from '../engine/hooks/result-file';
import { builtInTools } from '../engine/tools';
import { hookInputs, packagesInReach, type HookInputs } from '../engine/verdicts/hook-inputs';
import type { NxTarget } from './nx-types';
import { nxInputs } from './nx-inputs';
import type { ProjectOnDisk } from './project-roots';
import type { TargetContext } from './project-targets';
import { metadataOf, waitsFor } from './target-fields';

/** The target that checks one hook in one project. */
export function checkTarget(
  hook: Hook,
  { root }: ProjectOnDisk,
  present: ReadonlySet<HookName>,
  { config, sources, locked, loose, programs, built }: TargetContext,
): NxTarget {
  const tool = hook.program.kind === 'tool' ? (builtInTools.get(hook.program.tool) ?? null) : null;
  const inputs = hookInputs(hook, tool, root, sources);
  const reach = packagesInReach(tool, inputs);
  const packages = reach === 'all' ? reach : together(reach, programs.packagesOf(hook, root));
  const { fileSets, isUnseen } = loose(hook, root, packages);
  const isUnlocked = locked === null && packages.length > 0;
  return {
    executor: 'hookgraph:hook',
    options: { hook: hook.name },
    // A verdict with an end, or on what Nx cannot see, belongs to the store alone: Nx would replay it for ever.
    cache: hook.ttl === null && !isUnseen && !isUnlocked && !readsUnseen(inputs),
    inputs: nxInputs(hook, tool, root, {
      inputs,
      packages,
      fileSets,
      built: built.variableOf(inputs.built),
      locked: (name) => locked?.(name, root) ?? 'absent',
      configs: tool === null ? [] : sources.candidates.of(tool, root),
    }),
    outputs: [`{workspaceRoot}/${resultFile(config.directory, root, hook.name)}`],
    ...waitsFor(hook.dependsOn.flatMap((dependency) => dependencyTarget(dependency, present))),
    metadata: metadataOf(hook.description, tool),
  };
}

function together(named: readonly string[], own: HookInputs['packages']): HookInputs['packages'] {
  return own === 'all' ? own : [...new Set([...named, ...own])].sort();
}

function readsUnseen({ configsAbove, linked }: HookInputs): boolean {
  return configsAbove.some(({ isOpen }) => isOpen) || linked.some(({ folder }) => folder === null);
}

/** A target that is there to fail with what is wrong in the configuration. */
export function brokenTarget(hook: string): NxTarget {
  return {
    executor: 'hookgraph:hook',
    options: { hook },
    cache: false,
    inputs: ['{workspaceRoot}/hookgraph.json', '{projectRoot}/hookgraph.json'],
    outputs: [],
    metadata: metadataOf('Fails: hookgraph.json is not right here.'),
  };
}

/** A hook that the project does not have cannot be waited for. */
function dependencyTarget(dependency: HookDependency, present: ReadonlySet<HookName>): readonly string[] {
  switch (dependency.kind) {
    case 'hook':
      return present.has(dependency.hook) ? [`quality--${dependency.hook}`] : [];
    case 'upstream-hook':
      return [`^quality--${dependency.hook}`];
    case 'target':
      return [dependency.target];
  }
}
