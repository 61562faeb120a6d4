import type { DeclaredHook, WorkspaceConfig } from '../engine/config';
import { configHook } from '../engine/config/config-hook';
import { isInStrategy, type Strategy } from '../engine/hooks/strategy';
import type { NxInput, NxTarget } from './nx-types';
import { metadataOf } from './target-fields';

/** Named input of a project that all its aggregators share: written into each, it was most of what Nx has to read. */
export const aggregatorInput = 'hookgraphQuality';

/** `quality`, and one target for each strategy: they do nothing but depend on hooks. */
export function aggregators(
  hooks: readonly DeclaredHook[],
  targets: Readonly<Record<string, NxTarget>>,
  config: WorkspaceConfig,
): Readonly<Record<string, NxTarget>> {
  const inputs = [aggregatorInput, ...upstreamInputs(Object.values(targets))];
  const result: Record<string, NxTarget> = {};
  for (const declared of config.strategies) {
    const isPart = (hook: DeclaredHook) =>
      hook.state === 'broken' || declared.state === 'broken' || isInStrategy(hook.hook, declared.strategy);
    const names: string[] = hooks.filter(isPart).map(({ name }) => name);
    if (`quality--${configHook}` in targets) names.push(configHook);
    if (names.length === 0) continue;
    const description = `${describe(declared.state === 'ready' ? declared.strategy : null)} (${names.join(', ')})`;
    const target = aggregator(names, inputs, description);
    result[`quality-${declared.name}`] = target;
    if (declared.name === config.defaultStrategy) result['quality'] = target;
  }
  return result;
}

function describe(strategy: Strategy | null): string {
  return strategy?.description ?? 'Hooks of a strategy that hookgraph.json does not declare rightly';
}

function aggregator(names: readonly string[], inputs: readonly NxInput[], description: string): NxTarget {
  return {
    executor: 'nx:noop',
    inputs,
    dependsOn: names.map((name) => `quality--${name}`),
    metadata: metadataOf(description),
  };
}

/**
 * A superset of what its hooks read: `nx affected` selects an aggregator by its own inputs, and one that is not selected
 * would leave its hooks out silently. No `externalDependencies`: any change of what is installed counts.
 */
export function aggregatorInputs(hooks: readonly NxTarget[]): readonly NxInput[] {
  const all = hooks.flatMap((hook) => hook.inputs ?? []);
  const files = all.flatMap((input) => (typeof input === 'string' ? [input] : 'json' in input ? [input.json] : []));
  const beside = files.filter((file) => !/^(?:\^|!?\{projectRoot\})/.test(file));
  const names = all.flatMap((input) => (typeof input === 'object' && 'env' in input ? [input.env] : []));
  return [
    '{projectRoot}/**/*',
    ...new Set([...beside, '{workspaceRoot}/hookgraph.json']),
    ...[...new Set(names)].map((env) => ({ env })),
  ];
}

/** What hooks read of the projects that theirs depends on; a named input cannot say it. */
function upstreamInputs(hooks: readonly NxTarget[]): readonly NxInput[] {
  const upstream = hooks.flatMap(({ inputs = [] }) =>
    inputs.filter((input): input is string => typeof input === 'string' && input.startsWith('^')),
  );
  return [...new Set(upstream.map((input) => (input.startsWith('^{projectRoot}') ? '^{projectRoot}/**/*' : input)))];
}
