import type { DeclaredHook } from '../engine/config';
import { fixDependencies } from '../engine/fix/fix-dependencies';
import type { HookName } from '../engine/hooks/brand';
import type { Hook } from '../engine/hooks/hook';
import { builtInTools } from '../engine/tools';
import { fixerOf } from '../engine/tools/fixer';
import type { NxTarget } from './nx-types';
import { metadataOf, waitsFor } from './target-fields';

/** `quality-fix--<hook>` for each hook of a project that can fix, and `quality-fix` for all but the manual ones. */
export function fixTargets(declared: readonly DeclaredHook[]): Readonly<Record<string, NxTarget>> {
  const hooks = declared.flatMap((each) => (each.state === 'ready' ? [each.hook] : []));
  const present = new Map(hooks.map((hook) => [hook.name, hook]));
  const fixers = hooks.filter((hook) => fixerOf(hook, builtInTools) !== null);
  const own = fixers.map((hook) => [`quality-fix--${hook.name}`, fixTarget(hook, present)] as const);
  const names = fixers.flatMap((hook) => (hook.stage === 'manual' ? [] : [hook.name]));
  return { ...Object.fromEntries(own), ...(names.length === 0 ? {} : { 'quality-fix': aggregator(names) }) };
}

/** Never cached: a replay would say that it fixed and change nothing. */
function fixTarget(hook: Hook, present: ReadonlyMap<HookName, Hook>): NxTarget {
  const tool = hook.program.kind === 'tool' ? builtInTools.get(hook.program.tool) : undefined;
  return {
    executor: 'hookgraph:hook',
    options: { hook: hook.name, fix: true },
    cache: false,
    outputs: [],
    ...waitsFor(fixDependencies(hook, present, builtInTools).map((name) => `quality-fix--${name}`)),
    metadata: metadataOf(`Fixes: ${hook.description}`, tool),
  };
}

function aggregator(names: readonly HookName[]): NxTarget {
  return {
    executor: 'nx:noop',
    cache: false,
    dependsOn: names.map((name) => `quality-fix--${name}`),
    metadata: metadataOf(`Fixes what can be fixed (${names.join(', ')})`),
  };
}
