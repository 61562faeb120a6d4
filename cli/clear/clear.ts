import { parseDuration } from '../../engine/config/duration';
import { nearMiss } from '../../engine/config/near-miss';
import type { HookName } from '../../engine/hooks/brand';
import { count } from '../../engine/report/count';
import type { Description } from '../../engine/report/messages/description';
import { isScopeHints, scopeHintsOf } from '../../engine/run/wider-verdicts';
import type { ClearSelection, StoreStats } from '../../engine/verdicts';
import { couldNot, told, toldJson, type Answer } from '../answer';
import { byteWords } from '../byte-words';
import type { Face } from '../face';
import { openWorkspace, type OpenWorkspace } from '../open-workspace';

export interface ClearRequest {
  /** `null`: of every hook. */
  readonly hook: string | null;
  /** A duration as people write it: `7d`; `null`: of any age. */
  readonly olderThan: string | null;
  readonly json: boolean;
}

/** Removes verdicts and says how many. Recorded runs and the results of tasks stay: they are no verdicts. */
export async function clear({ hook, olderThan, json }: ClearRequest, face: Face): Promise<Answer> {
  const workspace = openWorkspace(face);
  if (!workspace.ok) return couldNot(workspace.failure);
  const { store } = workspace.value;
  const age = olderThan === null ? null : parseDuration(olderThan);
  if (olderThan !== null && age === null) return couldNot(noDuration(olderThan));
  const before = await store.stats();
  if (hook !== null && !knownHooks(workspace.value, before).includes(hook)) {
    return couldNot(noHook(hook, knownHooks(workspace.value, before)));
  }
  const selection: ClearSelection = {
    ...(hook === null ? {} : { hook: hook as HookName }),
    ...(age === null ? {} : { recordedBefore: face.ports.clock.now() - age }),
  };
  await store.clear(selection);
  if (hook !== null) await store.clear({ ...selection, hook: scopeHintsOf(hook as HookName) });
  const removed = difference(before, await store.stats());
  if (json) return toldJson({ format: 'hookgraph-clear', version: 1, ...removed });
  // What is left of a segment is written anew, so that its size says nothing where no verdict went.
  const isNothing = removed.verdicts === 0 && (removed.bytes === 0 || hook !== null || age !== null);
  return told(isNothing ? 'Nothing to remove.' : textOf(removed));
}

interface Removed {
  readonly verdicts: number;
  readonly bytes: number;
  /** Sorted by name; those of which something was removed. */
  readonly hooks: readonly { readonly hook: string; readonly verdicts: number }[];
}

/** Counted before and after, so that it is what really went. */
function difference(before: StoreStats, after: StoreStats): Removed {
  const left = new Map(after.hooks.map(({ hook, passed, failed }) => [hook, passed + failed]));
  const hooks = before.hooks
    .filter(({ hook }) => !isScopeHints(hook))
    .map(({ hook, passed, failed }) => ({ hook, verdicts: passed + failed - (left.get(hook) ?? 0) }))
    .filter(({ verdicts }) => verdicts > 0);
  return {
    verdicts: hooks.reduce((sum, { verdicts }) => sum + verdicts, 0),
    bytes: Math.max(0, before.bytes - after.bytes),
    hooks,
  };
}

function textOf({ verdicts, bytes, hooks }: Removed): string {
  const freed = bytes > 0 ? `, ${byteWords(bytes)}` : '';
  return [
    `Removed ${count(verdicts, 'verdict')}${freed}.`,
    ...hooks.map(({ hook, verdicts: own }) => `  ${hook}: ${count(own, 'verdict')}`),
  ].join('\n');
}

function knownHooks({ config }: OpenWorkspace, { hooks }: StoreStats): readonly string[] {
  return [
    ...config.workspace.hooks.map(({ name }) => name),
    ...hooks.map(({ hook }) => hook).filter((hook) => !isScopeHints(hook)),
  ];
}

function noHook(hook: string, known: readonly string[]): Description {
  const near = nearMiss(hook, known);
  return {
    headline: `There is no hook "${hook}", neither in hookgraph.json nor in the store.`,
    detail: '',
    next: near === null ? '' : `Did you mean "${near}"?`,
  };
}

function noDuration(text: string): Description {
  return { headline: `"${text}" is no duration.`, detail: '', next: 'Write it like 30m, 12h or 7d.' };
}
