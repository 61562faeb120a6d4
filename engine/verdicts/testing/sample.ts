import type { Digest, FilePath, HookName, ProjectRoot } from '../../hooks/brand';
import type { Finding } from '../../hooks/finding';
import { digestOf } from '../digest';
import type { TaskIngredients } from '../task-ingredients';
import type { StoreEntry, StoreKey, Verdict } from '../verdict';
import type { VerdictStore } from '../verdict-store';

/** Noon of a day long past the epoch. */
export const noon = 20_000 * 86_400_000 + 43_200_000;

export const eslint = 'eslint' as HookName;
export const prettier = 'prettier' as HookName;

export const finding: Finding = {
  file: 'packages/a b/src/"quote"\n.ts' as FilePath,
  range: { start: { line: 3, column: 7 }, end: { line: 3, column: 9 } },
  rule: 'no-unused-vars',
  severity: 'error',
  message: "'ünused' is assigned a value but never used. 🙂",
  fixable: true,
  fix: { offset: 12, length: 2, text: '' },
  url: null,
};

export function fingerprint(of: string | number): Digest {
  return digestOf(`unit ${of}`);
}

export function passed(recordedAt = noon): Verdict {
  return { outcome: 'passed', findings: [], output: '', recordedAt, duration: 12 };
}

export function failed(recordedAt = noon): Verdict {
  return { outcome: 'failed', findings: [finding], output: 'what the tool said', recordedAt, duration: 7 };
}

export function entry(of: string | number, verdict: Verdict = passed(), hook: HookName = eslint): StoreEntry {
  return { hook, fingerprint: fingerprint(of), verdict };
}

export function key(of: string | number, hook: HookName = eslint, maxAge: number | null = null): StoreKey {
  return { hook, fingerprint: fingerprint(of), maxAge };
}

/** What the store says to the keys, without those that it knows nothing of. */
export async function knownTo(
  store: Pick<VerdictStore, 'lookUp'>,
  keys: readonly StoreKey[],
): Promise<ReadonlyMap<Digest, Verdict>> {
  const answers = await store.lookUp(keys);
  return new Map(
    keys.flatMap(({ fingerprint }, place) => {
      const verdict = answers.at(place);
      return verdict === null ? [] : [[fingerprint, verdict] as const];
    }),
  );
}

export function numbers(count: number, from = 0): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

export function ingredients(change: Partial<TaskIngredients> = {}): TaskIngredients {
  return {
    hook: eslint,
    root: 'packages/a' as ProjectRoot,
    units: 'each',
    contextDigest: digestOf('context 1'),
    context: [
      { kind: 'package', name: 'eslint', value: '9.39.1' },
      { kind: 'config', name: 'eslint.config.mjs', value: digestOf('config 1') },
    ],
    files: [{ file: 'packages/a/one.ts' as FilePath, content: digestOf('one 1') }],
    recordedAt: noon,
    ...change,
  };
}
