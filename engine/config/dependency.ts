import type { HookName } from '../hooks/brand';
import type { HookDependency } from '../hooks/hook';
import { failure, success, type Result } from '../hooks/result';
import * as sentences from './sentences';
import type { Sentence } from './sentences';

/** Reads one entry of `dependsOn`; a plain name that is no hook is never taken for a target of Nx in silence. */
export function parseDependency(written: string, hooks: ReadonlySet<string>): Result<HookDependency, Sentence> {
  if (written.startsWith('target:')) {
    const target = written.slice('target:'.length);
    return /^\^?[^\s^]+$/.test(target)
      ? success({ kind: 'target', target })
      : failure(sentences.badDependency(written));
  }
  if (written.startsWith('^')) {
    const name = written.slice(1);
    if (!/^[^\s^]+$/.test(name)) return failure(sentences.badDependency(written));
    return success(
      hooks.has(name) ? { kind: 'upstream-hook', hook: name as HookName } : { kind: 'target', target: written },
    );
  }
  if (hooks.has(written)) return success({ kind: 'hook', hook: written as HookName });
  return failure(
    written.trim() === '' ? sentences.badDependency(written) : sentences.unknownDependency(written, [...hooks]),
  );
}
