import * as sentences from './sentences';
import type { Sentence } from './sentences';

/** Names become parts of target names and of file names. */
export const namePattern = /^[a-z][a-z0-9-]*$/i;

/** Why a name cannot be a hook's; `null`: it can. */
export function checkHookName(name: string): Sentence | null {
  if (!namePattern.test(name)) return sentences.badName('hook', name);
  return name === 'config' ? sentences.reservedName('hook', name) : null;
}

/** Why a name cannot be a strategy's: `quality-fix` and `quality-fix--<hook>` are targets already. */
export function checkStrategyName(name: string): Sentence | null {
  if (!namePattern.test(name)) return sentences.badName('strategy', name);
  return name === 'fix' || name.startsWith('fix--') ? sentences.reservedName('strategy', name) : null;
}
