import type { Hook } from '../hooks/hook';
import { inputsOf } from './declared-inputs';
import { narrowing, narrowingWords } from './narrowing';
import type { EngineSetup } from './open-engine';
import type { TaskRequest } from './run-request';

/** What a run tells about the hooks in play: scopes known to be too narrow, and hooks of which nothing can be kept. */
export function soundnessWarnings(
  requests: readonly TaskRequest[],
  { tools, namedInputs, runtimeOutputs = new Map() }: Pick<EngineSetup, 'tools' | 'namedInputs' | 'runtimeOutputs'>,
): readonly string[] {
  const lines = requests.flatMap(({ declared, root }) => {
    if (declared.kind !== 'ready') return [];
    const { hook } = declared;
    const narrow = narrowing(hook, tools);
    const unkept = inputsOf(hook, root, namedInputs).flatMap((input) => {
      if (input.kind === 'uncaptured') return [input.what];
      return input.kind === 'runtime' && !runtimeOutputs.has(input.command)
        ? [`what "${input.command}" prints, since it fails`]
        : [];
    });
    return [...(narrow === null ? [] : [narrowingWords(narrow)]), ...unkept.map((what) => unkeptWords(hook, what))];
  });
  return [...new Set(lines)].sort();
}

function unkeptWords({ name }: Hook, what: string): string {
  return `no verdict of "${name}" is kept: no fingerprint holds ${what}`;
}
